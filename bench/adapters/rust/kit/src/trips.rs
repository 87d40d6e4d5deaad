//! The trips file: what `average_trip_duration` reads and says.
use std::{error::Error, fs::File, path::Path};

use parquet::{
    basic::{ConvertedType, LogicalType, TimeUnit, Type},
    column::reader::{ColumnReaderImpl, get_typed_column_reader},
    data_type::Int64Type,
    file::reader::{FileReader, RowGroupReader, SerializedFileReader},
    schema::types::{ColumnDescriptor, SchemaDescriptor},
};

use crate::ToolError;

const PICKUP: &str = "pickup_datetime";
const DROP_OFF: &str = "dropOff_datetime";
/// Rows in memory at a time.
const BATCH_ROWS: usize = 8192;

/// Reads the two columns of `path` on the calling thread; rows with a null or a negative duration
/// are left out.
pub(crate) fn average_duration(path: &Path) -> Result<String, ToolError> {
    total_of(path)
        .and_then(|total| total.sentence())
        .map_err(|error| ToolError(format!("{}: {error}", path.display())))
}

fn total_of(path: &Path) -> Result<Total, Box<dyn Error>> {
    let file = SerializedFileReader::new(File::open(path)?)?;
    let schema = file.metadata().file_metadata().schema_descr();
    let (pickup_index, ticks_per_minute) = timestamp_column(schema, PICKUP)?;
    let (drop_off_index, same) = timestamp_column(schema, DROP_OFF)?;
    if same != ticks_per_minute {
        return Err(format!("{PICKUP} and {DROP_OFF} have different units").into());
    }
    let mut total = Total {
        trips: 0,
        ticks: 0,
        ticks_per_minute,
    };
    for index in 0..file.num_row_groups() {
        let group = file.get_row_group(index)?;
        let mut pickup = Column::open(group.as_ref(), pickup_index)?;
        let mut drop_off = Column::open(group.as_ref(), drop_off_index)?;
        while pickup.read_batch()? {
            drop_off.read_batch()?;
            if pickup.rows.len() != drop_off.rows.len() {
                return Err("columns of different length".into());
            }
            for trip in pickup.rows.iter().zip(&drop_off.rows) {
                if let (Some(pickup), Some(drop_off)) = trip
                    && drop_off >= pickup
                {
                    total.trips += 1;
                    total.ticks += i128::from(*drop_off) - i128::from(*pickup);
                }
            }
        }
    }
    Ok(total)
}

/// A top-level timestamp column: its index and how many of its units make a minute.
fn timestamp_column(schema: &SchemaDescriptor, name: &str) -> Result<(usize, u64), Box<dyn Error>> {
    let (index, column) = schema
        .columns()
        .iter()
        .enumerate()
        .find(|(_, column)| column.path().parts() == [name])
        .ok_or_else(|| format!("no column {name}"))?;
    let ticks =
        ticks_per_minute(column).ok_or_else(|| format!("{name} is not an INT64 timestamp"))?;
    Ok((index, ticks))
}

fn ticks_per_minute(column: &ColumnDescriptor) -> Option<u64> {
    if column.physical_type() != Type::INT64 || column.max_rep_level() > 0 {
        return None;
    }
    match (column.logical_type_ref(), column.converted_type()) {
        (Some(LogicalType::Timestamp(timestamp)), _) => Some(match timestamp.unit {
            TimeUnit::MILLIS => 60_000,
            TimeUnit::MICROS => 60_000_000,
            TimeUnit::NANOS => 60_000_000_000,
        }),
        (None, ConvertedType::TIMESTAMP_MILLIS) => Some(60_000),
        (None, ConvertedType::TIMESTAMP_MICROS) => Some(60_000_000),
        _ => None,
    }
}

/// One column of one row group, read batch by batch.
struct Column {
    reader: ColumnReaderImpl<Int64Type>,
    /// The level of a value that is there; 0 where the column is required.
    present: i16,
    levels: Vec<i16>,
    values: Vec<i64>,
    rows: Vec<Option<i64>>,
}

impl Column {
    fn open(group: &dyn RowGroupReader, index: usize) -> Result<Self, Box<dyn Error>> {
        let column = group.metadata().column(index);
        Ok(Self {
            present: column.column_descr().max_def_level(),
            reader: get_typed_column_reader(group.get_column_reader(index)?),
            levels: Vec::new(),
            values: Vec::new(),
            rows: Vec::new(),
        })
    }

    /// Fills `rows` with the next ones; false at the end of the row group.
    fn read_batch(&mut self) -> Result<bool, Box<dyn Error>> {
        self.levels.clear();
        self.values.clear();
        self.rows.clear();
        let levels = (self.present > 0).then_some(&mut self.levels);
        let (rows, _, _) = self
            .reader
            .read_records(BATCH_ROWS, levels, None, &mut self.values)?;
        let mut values = self.values.iter().copied();
        if self.present == 0 {
            self.rows.extend(values.map(Some));
        } else {
            let present = self.present;
            let row = |level: &i16| (*level == present).then(|| values.next()).flatten();
            self.rows.extend(self.levels.iter().map(row));
        }
        Ok(rows > 0)
    }
}

/// The exact sum of all durations, in ticks.
struct Total {
    trips: u64,
    ticks: i128,
    ticks_per_minute: u64,
}

impl Total {
    fn sentence(&self) -> Result<String, Box<dyn Error>> {
        if self.trips == 0 {
            return Err("no trips".into());
        }
        let trips = self.trips;
        let minutes = self.ticks as f64 / trips as f64 / self.ticks_per_minute as f64;
        Ok(format!(
            "The average trip duration across {trips} trips is {minutes:.2} minutes."
        ))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use parquet::{
        data_type::Int64Type,
        file::{properties::WriterProperties, writer::SerializedFileWriter},
        schema::parser::parse_message_type,
    };
    use std::{env, fs, sync::Arc};

    /// Writes two row groups of (pick-up, drop-off) and reads them back through the tool.
    fn sentence(name: &str, kind: &str, trips: [&[(Option<i64>, Option<i64>)]; 2]) -> String {
        let path = env::temp_dir().join(format!("kit-{}-{name}.parquet", std::process::id()));
        let schema = format!(
            "message trips {{ OPTIONAL INT64 {PICKUP} ({kind}); OPTIONAL BYTE_ARRAY other; \
             OPTIONAL INT64 {DROP_OFF} ({kind}); }}"
        );
        let schema = Arc::new(parse_message_type(&schema).expect("a schema"));
        let file = File::create(&path).expect("a file");
        let properties = Arc::new(WriterProperties::default());
        let mut writer = SerializedFileWriter::new(file, schema, properties).expect("a writer");
        for group in trips {
            let pickups: Vec<_> = group.iter().map(|trip| trip.0).collect();
            let drop_offs: Vec<_> = group.iter().map(|trip| trip.1).collect();
            let mut rows = writer.next_row_group().expect("a row group");
            for at in 0..3 {
                let mut column = rows
                    .next_column()
                    .expect("a column")
                    .expect("three columns");
                let cells = if at == 0 { &pickups } else { &drop_offs };
                let levels: Vec<i16> = cells.iter().map(|cell| i16::from(cell.is_some())).collect();
                let values: Vec<i64> = cells.iter().flatten().copied().collect();
                if at == 1 {
                    column
                        .typed::<parquet::data_type::ByteArrayType>()
                        .write_batch(&[], Some(&vec![0; levels.len()]), None)
                        .expect("written");
                } else {
                    column
                        .typed::<Int64Type>()
                        .write_batch(&values, Some(&levels), None)
                        .expect("written");
                }
                column.close().expect("closed");
            }
            rows.close().expect("closed");
        }
        writer.close().expect("closed");
        let result = average_duration(&path);
        fs::remove_file(&path).expect("removed");
        result.unwrap_or_else(|error| {
            error
                .to_string()
                .replace(path.to_str().expect("UTF-8"), "F")
        })
    }

    #[test]
    fn drops_nulls_and_negative_durations_and_keeps_zero() {
        let minute = 60_000_000;
        let said = sentence(
            "us",
            "TIMESTAMP(MICROS,true)",
            [
                &[
                    (Some(0), Some(minute)),
                    (None, Some(minute)),
                    (Some(5), None),
                ],
                &[(Some(7), Some(7)), (Some(9), Some(8))],
            ],
        );
        assert_eq!(
            said,
            "The average trip duration across 2 trips is 0.50 minutes."
        );
    }

    #[test]
    fn knows_the_units() {
        for (name, kind, minute) in [
            ("ms", "TIMESTAMP_MILLIS", 60_000),
            ("utc-ms", "TIMESTAMP(MILLIS,false)", 60_000),
            ("ns", "TIMESTAMP(NANOS,true)", 60_000_000_000),
        ] {
            let said = sentence(name, kind, [&[(Some(0), Some(minute))], &[]]);
            assert!(said.ends_with("1 trips is 1.00 minutes."), "{name}: {said}");
        }
    }

    #[test]
    fn says_what_is_wrong_with_a_file() {
        assert_eq!(
            sentence("empty", "TIMESTAMP_MILLIS", [&[], &[]]),
            "F: no trips"
        );
        let not_a_timestamp = sentence("int", "INTEGER(64,true)", [&[], &[]]);
        assert_eq!(
            not_a_timestamp,
            format!("F: {PICKUP} is not an INT64 timestamp")
        );
        assert!(average_duration(Path::new("/nonexistent")).is_err());
    }
}
