// Command mongo-stand-in speaks MongoDB's wire protocol where no MongoDB can be had. It embeds
// FerretDB v1 on SQLite and lets wire messages through one at a time, since FerretDB v1 is not atomic
// by itself. Over a control port, tests delay, hold, cut and answer chosen commands and read what was
// sent. It prints its two addresses on one line and ends when its standard input ends.
package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"log"
	"log/slog"
	"net"
	"net/http"
	"os"
	"path/filepath"

	"github.com/FerretDB/FerretDB/ferretdb"
)

func main() {
	folder := flag.String("folder", "", "an existing folder for the data and the inner socket")
	listen := flag.String("listen", "127.0.0.1:0", "loopback address for MongoDB clients")
	flag.Parse()

	socket := filepath.Join(*folder, "ferret.sock")
	database, err := ferretdb.New(&ferretdb.Config{
		Listener:  ferretdb.ListenerConfig{Unix: socket},
		Handler:   "sqlite",
		SQLiteURL: "file:" + *folder + "/",
		Logger:    slog.New(slog.NewTextHandler(os.Stderr, &slog.HandlerOptions{Level: slog.LevelError})),
	})
	if err != nil {
		log.Fatal(err)
	}
	ctx, end := context.WithCancel(context.Background())
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		_ = database.Run(ctx)
	}()

	rules, recording := newRules(), &recording{}
	clients, control := mustListen(*listen), mustListen("127.0.0.1:0")
	pass := &passThrough{socket: socket, rules: rules, recording: recording}
	go pass.accept(clients)
	go func() { log.Fatal(http.Serve(control, controlHandler(rules, recording))) }()

	fmt.Printf("mongodb://%s http://%s\n", clients.Addr(), control.Addr())
	_, _ = io.Copy(io.Discard, os.Stdin)
	end()
	<-ended
}

func mustListen(address string) net.Listener {
	listener, err := net.Listen("tcp", address)
	if err != nil {
		log.Fatal(err)
	}
	return listener
}
