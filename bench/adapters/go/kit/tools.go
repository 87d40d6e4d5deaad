package kit

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"time"
)

// tripFile is the file name that the model passes.
const tripFile = "trips.parquet"

type toolMode struct {
	Mode     string `json:"mode"`
	Path     string `json:"path"`
	Constant string `json:"constant"`
}

var (
	trips       toolMode
	lookupDelay = 50 * time.Millisecond
)

// AverageTripDuration is the average trip duration in a parquet file of trips, as a sentence.
func AverageTripDuration(ctx context.Context, path string) (string, error) {
	return timeTool(ctx, "average_trip_duration", func() (string, error) {
		switch {
		case path != tripFile:
			return "", fmt.Errorf("no such file: %s", path)
		case trips.Mode == "constant":
			return trips.Constant, nil
		default:
			return readTrips(trips.Path)
		}
	})
}

// Lookup returns a known value after a wait that blocks nothing.
func Lookup(ctx context.Context, key string) (string, error) { return lookup(ctx, "lookup", key) }

func lookup(ctx context.Context, name, key string) (string, error) {
	return timeTool(ctx, name, func() (string, error) {
		value := "value-of-" + key
		if lookupDelay == 0 {
			return value, nil
		}
		select {
		case <-time.After(lookupDelay):
			return value, nil
		case <-ctx.Done():
			return "", ctx.Err()
		}
	})
}

// Digest is a chained SHA-256 from 32 zero bytes, as lower-case hex.
func Digest(ctx context.Context, rounds int) (string, error) {
	return timeTool(ctx, "digest", func() (string, error) {
		var hash [sha256.Size]byte
		for range rounds {
			hash = sha256.Sum256(hash[:])
		}
		return hex.EncodeToString(hash[:]), nil
	})
}
