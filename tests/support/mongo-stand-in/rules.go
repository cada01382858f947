package main

import (
	"context"
	"encoding/json"
	"errors"
	"math/rand"
	"sync"
	"time"

	"go.mongodb.org/mongo-driver/bson"
)

// A rule says what happens to the commands it matches: first a wait (DelayMs and up to SpreadMs more,
// or Hold until the rule is removed), then Cut, Answer or, with neither, the ordinary course.
// When is "before" (the server has not seen the command) or "after" (it has executed it).
// An empty filter matches everything. The first Skip matches pass, then Times (0: all) fire, each
// with Probability (0: always) drawn from Seed.
type rule struct {
	ID          int             `json:"id"`
	Database    string          `json:"database,omitempty"`
	Command     string          `json:"command,omitempty"`
	Collection  string          `json:"collection,omitempty"`
	When        string          `json:"when"`
	Skip        int             `json:"skip,omitempty"`
	Times       int             `json:"times,omitempty"`
	Probability float64         `json:"probability,omitempty"`
	Seed        int64           `json:"seed,omitempty"`
	DelayMs     int             `json:"delayMs,omitempty"`
	SpreadMs    int             `json:"spreadMs,omitempty"`
	Hold        bool            `json:"hold,omitempty"`
	Cut         bool            `json:"cut,omitempty"`
	Answer      json.RawMessage `json:"answer,omitempty"`
	Matched     int             `json:"matched"`
	Fired       int             `json:"fired"`
	document    bson.Raw
	random      *rand.Rand
	removed     chan struct{}
}

type rules struct {
	mu      sync.Mutex
	changed *sync.Cond
	lastID  int
	list    []*rule
}

func newRules() *rules {
	r := &rules{}
	r.changed = sync.NewCond(&r.mu)
	return r
}

func (rs *rules) add(r *rule) (int, error) {
	if r.When != "before" && r.When != "after" {
		return 0, errors.New(`"when" is before or after`)
	}
	if r.Answer != nil {
		var document bson.D
		if err := bson.UnmarshalExtJSON(r.Answer, false, &document); err != nil {
			return 0, err
		}
		r.document, _ = bson.Marshal(document)
	}
	r.random = rand.New(rand.NewSource(r.Seed))
	r.removed = make(chan struct{})
	rs.mu.Lock()
	defer rs.mu.Unlock()
	rs.lastID++
	r.ID = rs.lastID
	rs.list = append(rs.list, r)
	return r.ID, nil
}

// remove lets go what the rule holds. An id of 0 removes all.
func (rs *rules) remove(id int) {
	rs.mu.Lock()
	defer rs.mu.Unlock()
	kept := []*rule{}
	for _, r := range rs.list {
		if id == 0 || r.ID == id {
			close(r.removed)
		} else {
			kept = append(kept, r)
		}
	}
	rs.list = kept
	rs.changed.Broadcast()
}

func (rs *rules) all() []rule {
	rs.mu.Lock()
	defer rs.mu.Unlock()
	copies := []rule{}
	for _, r := range rs.list {
		copies = append(copies, *r)
	}
	return copies
}

// untilFired comes back when the rule has fired that often, or is gone, or the caller is.
func (rs *rules) untilFired(ctx context.Context, id, times int) {
	defer context.AfterFunc(ctx, rs.changed.Broadcast)()
	rs.mu.Lock()
	defer rs.mu.Unlock()
	for ctx.Err() == nil {
		waiting := false
		for _, r := range rs.list {
			waiting = waiting || (r.ID == id && r.Fired < times)
		}
		if !waiting {
			return
		}
		rs.changed.Wait()
	}
}

// fire finds the first rule that takes the command, waits as it says and gives it back; nil: none.
func (rs *rules) fire(c *command, when string) *rule {
	r, wait := rs.take(c, when)
	if r == nil {
		return nil
	}
	if r.Hold {
		<-r.removed
	} else if wait > 0 {
		time.Sleep(wait)
	}
	return r
}

func (rs *rules) take(c *command, when string) (*rule, time.Duration) {
	rs.mu.Lock()
	defer rs.mu.Unlock()
	for _, r := range rs.list {
		if r.When != when || !r.matches(c) {
			continue
		}
		r.Matched++
		due := r.Matched > r.Skip && (r.Times == 0 || r.Fired < r.Times)
		if !due || (r.Probability > 0 && r.random.Float64() >= r.Probability) {
			continue
		}
		r.Fired++
		rs.changed.Broadcast()
		wait := time.Duration(r.DelayMs)
		if r.SpreadMs > 0 {
			wait += time.Duration(r.random.Intn(r.SpreadMs + 1))
		}
		return r, wait * time.Millisecond
	}
	return nil, 0
}

func (r *rule) matches(c *command) bool {
	return (r.Command == "" || r.Command == c.name) &&
		(r.Collection == "" || r.Collection == c.collection) &&
		(r.Database == "" || r.Database == c.database)
}

// ends tells whether the rule leaves the ordinary course.
func (r *rule) ends() bool { return r != nil && (r.Cut || r.Answer != nil) }

func (r *rule) replyTo(c *command) (reply []byte, stays bool) {
	if r.Cut {
		return nil, false
	}
	return c.reply(r.document), true
}
