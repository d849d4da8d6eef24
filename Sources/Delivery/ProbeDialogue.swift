import Octets
import SMTP
package import TLS

/// What a look at a server says to it: the greeting is awaited, then EHLO (HELO where that is refused), STARTTLS where
/// it is listed, EHLO again, QUIT, and nothing else but the trials that were asked for. Octets go in, steps come out,
/// the same however the octets are cut; what was seen is in `visit`. It knows no connection and no clock.
package struct ProbeDialogue: Sendable {
  package enum Step: Equatable, Sendable {
    case send([UInt8])
    /// Begin the handshake, and call `encrypted` when it is done.
    case encrypt
    /// All is said, or nothing more can be: close.
    case end
  }

  /// What is awaited.
  private enum Stage: Equatable {
    case greeting, hello, fallback, startTLS, handshake, secureHello
    /// - Parameter trial: its place in the list.
    case trial(Int, TrialPart)
    case goodbye, over
  }

  private enum TrialPart: Equatable {
    case first, recipient, reset
  }

  /// Octets of a reply, and of what comes before it: a list of extensions has some hundreds.
  package static let replyLimit = 65_536
  /// Octets that are kept of what is not SMTP.
  package static let foreignLimit = 512

  package private(set) var visit: Visit
  private let name: String
  private let trials: [Trial]
  private var parser = ReplyParser()
  private var stage = Stage.greeting
  private var next: Step?
  /// Octets that came since the last reply.
  private var count = 0

  /// - Parameters:
  ///   - visit: of a server that a connection was just made to.
  ///   - name: what this machine calls itself, a name or an address literal.
  package init(_ visit: Visit, name: String, trials: [Trial] = []) {
    self.visit = visit
    self.name = name
    self.trials = trials
    self.visit.reached = .connected
  }

  /// Whether only the answer to QUIT is awaited, or nothing any more.
  package var isLeaving: Bool { stage == .goodbye || stage == .over }

  /// Takes octets as they came, cut anywhere.
  package mutating func receive(_ octets: [UInt8]) {
    guard !octets.isEmpty else { return }
    switch stage {
    case .over: break
    case .handshake: give(up: .injected(octets: octets.count))
    default:
      count += octets.count
      parser.receive(octets)
    }
  }

  /// What is to be done; nil until more octets have come.
  package mutating func step() -> Step? {
    while next == nil, stage != .over, stage != .handshake {
      guard let event = parser.next() else {
        lookAtUnfinished()
        break
      }
      switch event {
      case .line(let line) where line.reply == nil && stage == .greeting && !parser.isInsideReply:
        give(up: .notSMTP(Self.foreign(line.wire.bytes)))
      case .line: break
      case .reply(let reply):
        let length = count - parser.unread
        count = parser.unread
        if length > Self.replyLimit { give(up: .endless(octets: Self.replyLimit)) } else { follow(reply) }
      }
    }
    defer { next = nil }
    return next
  }

  /// The handshake is done: the session begins again (RFC 3207, section 4.2).
  package mutating func encrypted(_ facts: TLSFacts) {
    guard stage == .handshake else { return }
    visit.tls = facts
    visit.reached = .tls
    (parser, count) = (ReplyParser(), 0)
    say("EHLO \(name)", .secureHello)
  }

  /// The connection is gone, or is to be given up. After QUIT that does not matter.
  package mutating func lost(_ failure: Visit.Failure) {
    guard stage != .over else { return }
    if stage == .goodbye {
      end()
    } else if stage == .greeting, !parser.isInsideReply, !parser.unfinished.isEmpty, parser.cannotBecomeReply {
      give(up: .notSMTP(Self.foreign(parser.unfinished)))
    } else {
      give(up: failure)
    }
  }

  /// A line that never ends is as little a reply as a reply that never ends.
  private mutating func lookAtUnfinished() {
    let isForeign = stage == .greeting && !parser.isInsideReply && parser.cannotBecomeReply
    if isForeign, parser.unfinished.count >= Self.foreignLimit {
      give(up: .notSMTP(Self.foreign(parser.unfinished)))
    } else if count > Self.replyLimit {
      give(up: .endless(octets: Self.replyLimit))
    }
  }

  private static func foreign(_ octets: [UInt8]) -> ForeignText {
    ForeignText(String(decoding: octets.prefix(foreignLimit), as: UTF8.self))
  }

  // MARK: What follows from a reply

  private mutating func follow(_ reply: Reply) {
    let isFine = reply.code.kind == .completion
    switch stage {
    case .greeting:
      visit.greeting = reply
      guard isFine else { return leave() }
      visit.reached = .greeted
      say("EHLO \(name)", .hello)
    case .hello:
      visit.hello = reply
      if reply.code.kind == .permanentFailure { return say("HELO \(name)", .fallback) }
      guard isFine else { return leave() }
      let list = ExtensionList(reply: reply)
      visit.extensions = list
      visit.reached = .hello
      if list[.startTLS] != nil { say("STARTTLS", .startTLS) } else { begin(trial: 0) }
    case .fallback:
      visit.hello = reply
      guard isFine else { return leave() }
      visit.reached = .hello
      begin(trial: 0)
    case .startTLS:
      visit.startTLS = reply
      followStartTLS(reply)
    case .secureHello:
      visit.secureHello = reply
      guard isFine else { return leave() }
      visit.secureExtensions = ExtensionList(reply: reply)
      begin(trial: 0)
    case .trial(let index, let part): follow(reply, index, part)
    case .goodbye: end()
    case .handshake, .over: break
    }
  }

  private mutating func followStartTLS(_ reply: Reply) {
    guard reply.code == .serviceReady else {
      return reply.code == .serviceNotAvailable ? leave() : begin(trial: 0)
    }
    visit.reached = .startTLS
    // What came with it was not encrypted, and would be taken for an answer inside TLS (RFC 3207, section 6).
    guard parser.unread == 0 else { return give(up: .injected(octets: parser.unread)) }
    (stage, next) = (.handshake, .encrypt)
  }

  // MARK: Trials

  private mutating func begin(trial index: Int) {
    guard index < trials.count else { return leave() }
    visit.trials.append(TrialOutcome(trials[index]))
    say(trials[index].firstLine, .trial(index, .first))
  }

  private mutating func follow(_ reply: Reply, _ index: Int, _ part: TrialPart) {
    if part != .reset { visit.trials[index].replies.append(reply) }
    guard reply.code != .serviceNotAvailable else { return leave() }
    switch part {
    case .first:
      if let line = trials[index].recipientLine, reply.code.kind == .completion {
        say(line, .trial(index, .recipient))
      } else {
        begin(trial: index + 1)
      }
    case .recipient: say("RSET", .trial(index, .reset))
    case .reset: begin(trial: index + 1)
    }
  }

  // MARK: The end

  private mutating func say(_ line: String, _ awaited: Stage) {
    (stage, next) = (awaited, .send(Array(line.utf8) + ASCII.crlf))
  }

  private mutating func leave() { say("QUIT", .goodbye) }

  private mutating func give(up failure: Visit.Failure) {
    visit.failure = failure
    end()
  }

  private mutating func end() { (stage, next) = (.over, .end) }
}

extension Trial {
  fileprivate var firstLine: String {
    switch self {
    case .vrfy: "VRFY postmaster"
    case .postmaster: "MAIL FROM:<>"
    case .relay(let address): "MAIL FROM:<\(address)>"
    }
  }

  fileprivate var recipientLine: String? {
    switch self {
    case .vrfy: nil
    case .postmaster(let domain): "RCPT TO:<postmaster@\(domain)>"
    case .relay(let address): "RCPT TO:<\(address)>"
    }
  }
}
