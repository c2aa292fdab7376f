//! The cube at its public face: slices, relabelling, and bytes that depend on what the rows say alone.

mod generated;
mod queries;
mod relabel;
mod shuffles;
