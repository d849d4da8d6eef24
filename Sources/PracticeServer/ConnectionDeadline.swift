import NIOCore

/// When the patience with one client ends. It is told what happens and when, and has no clock of its own.
struct ConnectionDeadline {
  /// What the client is to do next.
  enum Awaited {
    case handshake
    case firstCommand
    /// The rest of a command line; more octets of it do not renew the time, or a client could hold a connection for
    /// ever with one now and then.
    case restOfLine
    /// A command or more of a message; every octet renews the time.
    case anything
    /// To close its side, after the server's last word.
    case closing
  }

  private let limits: ServerDeadlines
  private(set) var awaited = Awaited.firstCommand
  private var since: NIODeadline

  init(_ limits: ServerDeadlines, at now: NIODeadline) {
    self.limits = limits
    since = now
  }

  /// When it will have taken too long.
  var due: NIODeadline { since + limit }

  private var limit: TimeAmount {
    switch awaited {
    case .handshake: limits.handshake
    case .firstCommand: limits.firstCommand
    case .restOfLine: limits.commandLine
    case .anything: limits.idle
    case .closing: .seconds(2)
    }
  }

  /// The time starts again, for something else.
  mutating func expect(_ awaited: Awaited, at now: NIODeadline) {
    self.awaited = awaited
    since = now
  }

  /// Octets have come.
  mutating func hear(at now: NIODeadline) {
    if case .anything = awaited { since = now }
  }

  /// What has come was looked at.
  /// - Parameters:
  ///   - hasAnswered: a command line or a message ended in it.
  ///   - isInsideLine: it ended within a command line.
  mutating func proceed(hasAnswered: Bool, isInsideLine: Bool, at now: NIODeadline) {
    if isInsideLine {
      if case .restOfLine = awaited, !hasAnswered { return }
      expect(.restOfLine, at: now)
    } else if hasAnswered {
      expect(.anything, at: now)
    }
  }
}
