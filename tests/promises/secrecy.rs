//! What tells of a single firm does not become public, nor what leads to it.

mod files;
mod solver;
mod step;
mod worlds;
