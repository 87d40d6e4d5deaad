package kit

import (
	"math"
	"runtime/debug"
	"runtime/metrics"
	"time"
)

// pauses are the stops of the world that the garbage collector made, by the runtime's own count: nothing
// runs for it in between.
type pauses struct {
	Pauses  uint64 `json:"pauses"`
	TotalNs int64  `json:"totalNs"`
	// MaxNs is the upper edge of the bucket that the longest fell into, at most a quarter above it.
	MaxNs int64 `json:"maxNs"`
}

// pauseCount is the runtime's count at a point in time.
type pauseCount struct {
	total  time.Duration
	counts []uint64  // one a bucket
	edges  []float64 // in s, one more than counts
}

func countPauses() pauseCount {
	var collected debug.GCStats
	debug.ReadGCStats(&collected)
	sample := []metrics.Sample{{Name: "/sched/pauses/total/gc:seconds"}}
	metrics.Read(sample)
	histogram := sample[0].Value.Float64Histogram()
	return pauseCount{collected.PauseTotal, histogram.Counts, histogram.Buckets}
}

// since is what has come between two counts.
func (c pauseCount) since(start pauseCount) pauses {
	result := pauses{TotalNs: int64(c.total - start.total)}
	for at, count := range c.counts {
		if more := count - start.counts[at]; more > 0 {
			result.Pauses += more
			result.MaxNs = edgeNs(c.edges, at)
		}
	}
	result.MaxNs = min(result.MaxNs, result.TotalNs)
	return result
}

// edgeNs is the upper edge of a bucket, or the lower where there is none above.
func edgeNs(edges []float64, bucket int) int64 {
	edge := edges[bucket+1]
	if math.IsInf(edge, 1) {
		edge = edges[bucket]
	}
	return int64(edge * 1e9)
}
