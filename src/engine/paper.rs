//! Files of this program's own: JSON that names its schema and version.

use serde_json::Value;

use crate::error::PlanError;

/// Reads one.
///
/// # Errors
///
/// Line and column where it is no JSON; that it is of another schema; a version that is not known.
pub(super) fn read_paper(text: &str, schema: &str, known: u64) -> Result<Value, PlanError> {
    let value: Value = serde_json::from_str(text.trim_start_matches('\u{feff}'))
        .map_err(|error| PlanError::NotJson { line: error.line() as u64, column: error.column() as u32 })?;
    if value.get("schema").and_then(Value::as_str) != Some(schema) {
        return Err(PlanError::OtherSchema);
    }
    match value.get("version").and_then(Value::as_u64) {
        Some(version) if version == known => Ok(value),
        found => Err(PlanError::Version { found: found.unwrap_or(0), known }),
    }
}
