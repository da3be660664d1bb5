//! Drives real browsers over WebDriver: the harness of the browser tests and the taker of pictures.

pub mod driver;
pub mod harness;
pub mod log;
pub mod page;
pub mod picture;
pub mod server;
pub mod session;
pub mod stage;
mod watch;
mod wire;

pub use driver::Driver;
pub use page::site;
pub use picture::Picture;
pub use session::Session;
pub use stage::{Stage, watched};
