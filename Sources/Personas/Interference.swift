package import Octets
package import SMTP

/// What is done on purpose to the replies of a server on their way out, and to the lines that come in: the scenarios that
/// are about the connection and not about what the server decides. It has no clock and no socket; whoever has them does
/// what an `Act` says.
package struct Interference: Sendable {
  /// Seconds by which a reply is late: longer than the client waits before it says what it may be waiting for.
  package static let pause = 6

  /// What a reply answers.
  package enum Place: Equatable, Sendable {
    case greeting
    case command(Verb)
    /// A line of a login.
    case answer
    /// The final dot of a message to so many recipients.
    case message(recipients: Int)
  }

  /// What is done instead of saying a reply; several of them in order.
  package enum Act: Equatable, Sendable {
    case say(Reply)
    /// Octets that are less than a reply.
    case write([UInt8])
    /// So many seconds, in which nothing is read or said.
    case pause(seconds: Int)
    /// Nothing is said any more, and the connection stays open.
    case fallSilent
    /// The server closes the connection, as it does after its last word.
    case hangUp
    /// The connection is gone, as if somebody had pulled the cable.
    case drop
  }

  private let scenarios: ScenarioSet
  /// What the server says where it has no room, and where it has to go.
  let busy: Reply
  private let leaving: Reply
  /// The reply to the line before, where each is said one line too late; nil until there is one.
  private var late: Reply?
  private var hasSaidHello = false

  /// Nil where nothing goes wrong.
  package init?(_ persona: Persona) {
    guard persona.scenarios != .none else { return nil }
    scenarios = persona.scenarios
    busy = persona.reply(to: .tooManyConnections)
    leaving = persona.reply(to: .closingDown)
  }

  /// The connection breaks as soon as text of a message has come.
  package var dropsText: Bool { has(.dropInData) }

  /// What came together with a command is thrown away.
  package var losesPipelinedLines: Bool { has(.falsePipelining) }

  /// The command that the server gets to see instead of the one that was sent.
  package func line(_ line: WireLine) -> WireLine {
    let verb = Verb(of: line.bytes)
    if has(.firewall), !Self.knownToFirewalls.contains(verb) { return Self.replacing(line, verb: "XXXX") }
    // LHLO is answered as EHLO is (RFC 2033, section 4.1).
    if has(.lmtp), verb == .lhlo { return Self.replacing(line, verb: "EHLO") }
    if has(.lmtp), verb == .ehlo || verb == .helo { return Self.replacing(line, verb: "XXXX") }
    return line
  }

  /// The same line with another word at its start.
  private static func replacing(_ line: WireLine, verb: String) -> WireLine {
    var changed = line
    changed.bytes = Array(verb.utf8) + line.bytes.drop { $0 != ASCII.space }
    return changed
  }

  func has(_ scenario: Scenario) -> Bool { scenarios.contains(scenario) }

  /// What is done in place of saying `reply`.
  package mutating func acts(for reply: Reply, at place: Place) -> [Act] {
    if isSilent(at: place) { return [.fallSilent] }
    if has(.dropAfterDot), case .message = place { return [.drop] }
    if has(.hangUpAtRcpt), place == .command(.rcpt) { return [.say(leaving), .hangUp] }
    var acts = acts(for: changed(reply, at: place), unchangedAt: place)
    if isLate(at: place) { acts.insert(.pause(seconds: Self.pause), at: 0) }
    return acts
  }

  private mutating func acts(for reply: Reply, unchangedAt place: Place) -> [Act] {
    if place == .greeting, has(.busy) { return [.say(reply), .hangUp] }
    if place == .greeting, has(.greetingInParts) { return Self.inParts(reply) }
    if has(.offByOne), place != .greeting { return shifted(reply, at: place) }
    if has(.lmtp), case .message(let recipients) = place, recipients > 1 {
      return Array(repeating: .say(reply), count: recipients)
    }
    return [.say(reply)]
  }

  /// After the first hello each line gets the reply to the one before it.
  private mutating func shifted(_ reply: Reply, at place: Place) -> [Act] {
    guard hasSaidHello else {
      hasSaidHello = place == .command(.ehlo) || place == .command(.helo)
      return [.say(reply)]
    }
    let earlier = late ?? Reply(.ok, ["OK"])
    late = reply
    return place == .command(.quit) ? [.say(earlier), .say(reply)] : [.say(earlier)]
  }

  private func isSilent(at place: Place) -> Bool {
    switch scenarios[.silence] {
    case .silentGreeting: place == .greeting
    case .silentHello: place == .command(.ehlo) || place == .command(.helo) || place == .command(.lhlo)
    case .silentMail: place == .command(.mail)
    case .silentRcpt: place == .command(.rcpt)
    case .silentData: place == .command(.data)
    case .silentMessage: if case .message = place { true } else { false }
    default: false
    }
  }

  private func isLate(at place: Place) -> Bool {
    has(.tarpit) || (place == .greeting && has(.slowGreeting))
  }
}
