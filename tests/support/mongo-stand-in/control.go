package main

import (
	"encoding/json"
	"net/http"
	"strconv"
)

func controlHandler(rules *rules, recording *recording) http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("POST /rules", func(w http.ResponseWriter, q *http.Request) {
		r := &rule{}
		decoder := json.NewDecoder(q.Body)
		decoder.DisallowUnknownFields()
		err := decoder.Decode(r)
		if err == nil {
			_, err = rules.add(r)
		}
		if err != nil {
			http.Error(w, err.Error(), http.StatusBadRequest)
			return
		}
		answer(w, map[string]int{"id": r.ID})
	})
	mux.HandleFunc("GET /rules", func(w http.ResponseWriter, _ *http.Request) { answer(w, rules.all()) })
	mux.HandleFunc("DELETE /rules", func(w http.ResponseWriter, _ *http.Request) { rules.remove(0) })
	mux.HandleFunc("DELETE /rules/{id}", func(w http.ResponseWriter, q *http.Request) {
		if id := number(q.PathValue("id")); id > 0 {
			rules.remove(id)
		}
	})
	mux.HandleFunc("GET /rules/{id}/fired/{times}", func(_ http.ResponseWriter, q *http.Request) {
		rules.untilFired(q.Context(), number(q.PathValue("id")), number(q.PathValue("times")))
	})
	mux.HandleFunc("PUT /recording", func(http.ResponseWriter, *http.Request) { recording.begin() })
	mux.HandleFunc("GET /recording", func(w http.ResponseWriter, _ *http.Request) { answer(w, recording.all()) })
	mux.HandleFunc("DELETE /recording", func(http.ResponseWriter, *http.Request) { recording.end() })
	return mux
}

func number(text string) int {
	n, _ := strconv.Atoi(text)
	return n
}

func answer(w http.ResponseWriter, value any) {
	w.Header().Set("Content-Type", "application/json")
	_ = json.NewEncoder(w).Encode(value)
}
