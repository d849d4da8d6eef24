/// Asks the handlers of a connection to say 421 and to hang up.
struct ClosingDown {}
