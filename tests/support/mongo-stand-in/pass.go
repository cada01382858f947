package main

import (
	"net"
	"sync"
)

// A passThrough gives each client a connection of its own to the server, and each command the server
// to itself.
type passThrough struct {
	socket    string
	rules     *rules
	recording *recording
	turn      sync.Mutex
}

func (p *passThrough) accept(clients net.Listener) {
	for {
		client, err := clients.Accept()
		if err != nil {
			return
		}
		go p.serve(client)
	}
}

func (p *passThrough) serve(client net.Conn) {
	defer client.Close()
	server, err := net.Dial("unix", p.socket)
	if err != nil {
		return
	}
	defer server.Close()
	for {
		c, err := readCommand(client)
		if err != nil {
			return
		}
		p.recording.add(c)
		reply, stays := p.answer(c, server)
		if !stays {
			return
		}
		if c.unacknowledged {
			continue
		}
		if _, err := client.Write(reply); err != nil {
			return
		}
	}
}

// answer tells the reply, and whether the connection stays open. A rule waits outside the turn, so
// others pass while it holds a command back.
func (p *passThrough) answer(c *command, server net.Conn) (reply []byte, stays bool) {
	if r := p.rules.fire(c, "before"); r.ends() {
		return r.replyTo(c)
	}
	reply, err := p.pass(c, server)
	if err != nil {
		return nil, false
	}
	if r := p.rules.fire(c, "after"); r.ends() {
		return r.replyTo(c)
	}
	return reply, true
}

func (p *passThrough) pass(c *command, server net.Conn) ([]byte, error) {
	p.turn.Lock()
	defer p.turn.Unlock()
	if _, err := server.Write(c.raw); err != nil {
		return nil, err
	}
	return readMessage(server)
}
