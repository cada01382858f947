package main

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"

	"go.mongodb.org/mongo-driver/bson"
)

const (
	headerBytes = 16
	// A little above what a MongoDB server itself takes.
	maxMessageBytes = 49_000_000

	opQuery = 2004
	opMsg   = 2013

	flagChecksum   = 1
	flagMoreToCome = 2
)

// A command is one request as it came, with what rules and recordings ask about it.
type command struct {
	raw        []byte
	body       bson.Raw
	sequences  []sequence
	name       string
	collection string
	database   string
	// The client waits for no reply, though the server is made to give one: see readCommand.
	unacknowledged bool
}

// A sequence is the part of an OP_MSG that carries many documents, such as the rows of an insert.
type sequence struct {
	field     string
	documents []bson.Raw
}

func readMessage(from io.Reader) ([]byte, error) {
	header := make([]byte, headerBytes)
	if _, err := io.ReadFull(from, header); err != nil {
		return nil, err
	}
	length := binary.LittleEndian.Uint32(header)
	if length < headerBytes || length > maxMessageBytes {
		return nil, fmt.Errorf("a message of %d bytes", length)
	}
	raw := append(header, make([]byte, length-headerBytes)...)
	_, err := io.ReadFull(from, raw[headerBytes:])
	return raw, err
}

// readCommand takes the moreToCome flag off: the server then answers every message, which keeps
// requests and replies in step, and the answer is dropped.
func readCommand(from io.Reader) (*command, error) {
	raw, err := readMessage(from)
	if err != nil {
		return nil, err
	}
	c := &command{raw: raw}
	rest := raw[headerBytes:]
	switch binary.LittleEndian.Uint32(raw[12:]) {
	case opMsg:
		flags := binary.LittleEndian.Uint32(rest)
		c.unacknowledged = flags&flagMoreToCome != 0
		binary.LittleEndian.PutUint32(rest, flags&^flagMoreToCome)
		if flags&flagChecksum != 0 {
			rest = rest[:len(rest)-4]
		}
		err = c.readSections(rest[4:])
	case opQuery:
		nameEnd := bytes.IndexByte(rest[4:], 0)
		c.body, err = readDocument(rest[4+nameEnd+1+8:])
	default:
		err = errors.New("an unknown kind of message")
	}
	if err != nil {
		return nil, err
	}
	c.describe()
	return c, nil
}

func (c *command) readSections(rest []byte) (err error) {
	for len(rest) > 0 {
		kind := rest[0]
		rest = rest[1:]
		if kind == 0 {
			if c.body, err = readDocument(rest); err != nil {
				return err
			}
			rest = rest[len(c.body):]
			continue
		}
		size := binary.LittleEndian.Uint32(rest)
		section := rest[4:size]
		rest = rest[size:]
		nameEnd := bytes.IndexByte(section, 0)
		s := sequence{field: string(section[:nameEnd])}
		for section = section[nameEnd+1:]; len(section) > 0; {
			document, err := readDocument(section)
			if err != nil {
				return err
			}
			s.documents = append(s.documents, document)
			section = section[len(document):]
		}
		c.sequences = append(c.sequences, s)
	}
	return nil
}

func readDocument(from []byte) (bson.Raw, error) {
	if len(from) < 5 || int(binary.LittleEndian.Uint32(from)) > len(from) {
		return nil, errors.New("a document that does not end")
	}
	return bson.Raw(from[:binary.LittleEndian.Uint32(from)]), nil
}

// The first field of a command is its name and, where it acts on one, its collection.
func (c *command) describe() {
	if first, err := c.body.IndexErr(0); err == nil {
		c.name = first.Key()
		c.collection, _ = first.Value().StringValueOK()
	}
	if c.name == "getMore" {
		c.collection, _ = c.body.Lookup("collection").StringValueOK()
	}
	c.database, _ = c.body.Lookup("$db").StringValueOK()
}

// reply is the OP_MSG that answers the command with the document.
func (c *command) reply(document bson.Raw) []byte {
	raw := make([]byte, headerBytes+5, headerBytes+5+len(document))
	binary.LittleEndian.PutUint32(raw, uint32(cap(raw)))
	copy(raw[8:12], c.raw[4:8])
	binary.LittleEndian.PutUint32(raw[12:], opMsg)
	return append(raw, document...)
}
