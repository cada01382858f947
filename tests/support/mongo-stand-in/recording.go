package main

import (
	"encoding/json"
	"sync"

	"go.mongodb.org/mongo-driver/bson"
)

// A recording keeps the commands that came, in the order they came, while it is on.
type recording struct {
	mu       sync.Mutex
	on       bool
	commands []recorded
}

type recorded struct {
	Name       string          `json:"name"`
	Database   string          `json:"database"`
	Collection string          `json:"collection"`
	Body       json.RawMessage `json:"body"`
}

func (rec *recording) begin() { rec.set(true) }
func (rec *recording) end()   { rec.set(false) }

func (rec *recording) set(on bool) {
	rec.mu.Lock()
	defer rec.mu.Unlock()
	rec.on, rec.commands = on, nil
}

func (rec *recording) add(c *command) {
	rec.mu.Lock()
	defer rec.mu.Unlock()
	if !rec.on {
		return
	}
	body := bson.D{}
	_ = bson.Unmarshal(c.body, &body)
	for _, s := range c.sequences {
		body = append(body, bson.E{Key: s.field, Value: s.documents})
	}
	text, err := bson.MarshalExtJSON(body, false, false)
	if err != nil {
		text, _ = json.Marshal(map[string]string{"unreadable": err.Error()})
	}
	rec.commands = append(rec.commands, recorded{c.name, c.database, c.collection, text})
}

func (rec *recording) all() []recorded {
	rec.mu.Lock()
	defer rec.mu.Unlock()
	return append([]recorded{}, rec.commands...)
}
