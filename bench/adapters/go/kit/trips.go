package kit

import (
	"errors"
	"fmt"
	"io"
	"math/bits"
	"os"

	"github.com/parquet-go/parquet-go"
	"github.com/parquet-go/parquet-go/format"
)

// readTrips reads the two columns of a parquet file on the calling goroutine and averages them.
func readTrips(path string) (string, error) {
	source, err := os.Open(path)
	if err != nil {
		return "", err
	}
	defer source.Close()
	info, err := source.Stat()
	if err != nil {
		return "", err
	}
	file, err := parquet.OpenFile(source, info.Size(), parquet.SkipPageIndex(true), parquet.SkipBloomFilters(true))
	if err != nil {
		return "", fmt.Errorf("%s: %w", path, err)
	}
	start, err := findTimestamp(file, "pickup_datetime")
	if err != nil {
		return "", err
	}
	end, err := findTimestamp(file, "dropOff_datetime")
	if err != nil {
		return "", err
	}
	sum := durationSum{ticksPerMinute: max(start.ticksPerMinute, end.ticksPerMinute)}
	for _, rows := range file.RowGroups() {
		if err := sum.addRowGroup(rows, start, end); err != nil {
			return "", fmt.Errorf("%s: %w", path, err)
		}
	}
	return sum.sentence()
}

// timestamp is where a column of timestamps lies and in which unit.
type timestamp struct {
	column         int
	ticksPerMinute int64
}

func findTimestamp(file *parquet.File, name string) (timestamp, error) {
	leaf, ok := file.Schema().Lookup(name)
	if !ok {
		return timestamp{}, fmt.Errorf("no column %s", name)
	}
	if logical := leaf.Node.Type().LogicalType(); logical != nil {
		if kind, ok := logical.Value.(*format.TimestampType); ok {
			switch kind.Unit.Value.(type) {
			case *format.MilliSeconds:
				return timestamp{leaf.ColumnIndex, 60e3}, nil
			case *format.MicroSeconds:
				return timestamp{leaf.ColumnIndex, 60e6}, nil
			case *format.NanoSeconds:
				return timestamp{leaf.ColumnIndex, 60e9}, nil
			}
		}
	}
	return timestamp{}, fmt.Errorf("column %s is %s, not a timestamp", name, leaf.Node.Type())
}

// durationSum is an exact sum of durations that are not negative (128 bits).
type durationSum struct {
	ticksPerMinute int64
	trips          int
	high, low      uint64
}

func (sum *durationSum) addRowGroup(rows parquet.RowGroup, start, end timestamp) error {
	chunks := rows.ColumnChunks()
	starts, ends := newColumn(chunks[start.column]), newColumn(chunks[end.column])
	defer starts.pages.Close()
	defer ends.pages.Close()
	startScale := sum.ticksPerMinute / start.ticksPerMinute
	endScale := sum.ticksPerMinute / end.ticksPerMinute
	for range rows.NumRows() {
		s, err := starts.next()
		if err != nil {
			return err
		}
		e, err := ends.next()
		if err != nil {
			return err
		}
		if s.IsNull() || e.IsNull() {
			continue
		}
		from, to := s.Int64()*startScale, e.Int64()*endScale
		if to < from {
			continue
		}
		var carry uint64
		sum.trips++
		sum.low, carry = bits.Add64(sum.low, uint64(to)-uint64(from), 0)
		sum.high += carry
	}
	return nil
}

func (sum *durationSum) sentence() (string, error) {
	if sum.trips == 0 {
		return "", errors.New("no trip has both times")
	}
	total := float64(sum.high)*(1<<64) + float64(sum.low)
	minutes := total / float64(sum.trips) / float64(sum.ticksPerMinute)
	return fmt.Sprintf("The average trip duration across %d trips is %.2f minutes.", sum.trips, minutes), nil
}

// column walks the values of a column chunk, a buffer at a time.
type column struct {
	pages  parquet.Pages
	page   parquet.Page
	values parquet.ValueReader
	buffer [1024]parquet.Value
	unread []parquet.Value
}

func newColumn(chunk parquet.ColumnChunk) *column { return &column{pages: chunk.Pages()} }

func (c *column) next() (parquet.Value, error) {
	for len(c.unread) == 0 {
		if err := c.fill(); err != nil {
			return parquet.Value{}, err
		}
	}
	value := c.unread[0]
	c.unread = c.unread[1:]
	return value, nil
}

func (c *column) fill() error {
	if c.values == nil {
		page, err := c.pages.ReadPage()
		if err != nil {
			return err
		}
		c.page, c.values = page, page.Values()
	}
	count, err := c.values.ReadValues(c.buffer[:])
	c.unread = c.buffer[:count]
	if errors.Is(err, io.EOF) {
		parquet.Release(c.page)
		c.values, err = nil, nil
	}
	return err
}
