import Octets

/// What one connection has shown, as far as a refusal may be explained by it: a copy of it goes with every answer
/// (`Answer.before`). Facts and counts only: no octet of a message, no secret.
package struct SessionHistory: Equatable, Sendable {
  /// Which greeting of the client's the server accepted last.
  package enum Hello: Equatable, Sendable { case none, helo, ehlo, lhlo }

  /// What the server said it wants first (530, 538), and has not got.
  package enum Demand: Equatable, Sendable { case login, encryption }

  /// What was found out about the other side, once and for all.
  package struct Findings: OptionSet, Sendable {
    package let rawValue: UInt8
    package init(rawValue: UInt8) { self.rawValue = rawValue }

    /// Something between masks what the server says: a banner of stars, a keyword of X's.
    package static let masked = Findings(rawValue: 1)
    /// It greeted as an FTP server.
    package static let ftp = Findings(rawValue: 2)
    /// It called itself LMTP, or asked for LHLO.
    package static let lmtp = Findings(rawValue: 4)
  }

  /// Whether the connection was seen from its beginning. Where it was not, nothing follows from what is missing.
  package internal(set) var isWhole = false
  package internal(set) var findings: Findings = []
  /// The code of the server's greeting; nil before it.
  package internal(set) var greeting: ReplyCode?
  package internal(set) var hello = Hello.none
  /// The codes with which the last EHLO and the last HELO were refused; nil once one was accepted.
  package internal(set) var refusedEHLO: ReplyCode?
  package internal(set) var refusedHELO: ReplyCode?
  /// Whether the server refused to be greeted again.
  package internal(set) var refusesSecondHello = false
  /// What the last EHLO or LHLO brought.
  package internal(set) var list: ExtensionList?
  package internal(set) var isEncrypted = false
  package internal(set) var isLoggedIn = false
  package internal(set) var demand: Demand?
  /// The login under way, or the last one.
  package internal(set) var login: LoginAttempt?
  package internal(set) var transaction = Transaction()
  package internal(set) var text = SentText()
  /// Known verbs that the server does not have, as it says (500, 502), or does not let through (STARTTLS).
  package internal(set) var lacks: Set<Verb> = []
  /// Mechanisms of the list that the server refused by name, in capitals (504: RFC 4954, section 4).
  package internal(set) var refusedMechanisms: Set<String> = []
  /// The address that the last MAIL or RCPT named.
  package internal(set) var lastNamed: Mailbox?
  /// Whether a line was sent while the answer to the one before it was outstanding.
  package internal(set) var sentAhead = false
  /// Whether something was sent before the greeting had come.
  package internal(set) var spokeFirst = false
  /// Commands that were refused for good.
  package internal(set) var refusals = 0
  /// The code of the last reply.
  package internal(set) var lastReply: ReplyCode?
  /// The code with which the server said that it is about to close the connection.
  package internal(set) var goodbye: ReplyCode?

  /// Nothing has been seen, not even a beginning.
  package init() {}

  /// The envelope at hand, and what became of those that were named for it.
  package struct Transaction: Equatable, Sendable {
    /// Whether a sender was accepted.
    package internal(set) var hasSender = false
    /// What followed the address of the MAIL that was accepted.
    package internal(set) var parameters: [Parameter] = []
    /// The code with which the last MAIL was refused, where none was accepted since.
    package internal(set) var mailRefused: ReplyCode?
    /// The size that a refused MAIL announced: some servers go on counting it.
    package internal(set) var refusedSize: Int?
    package internal(set) var accepted = 0
    package internal(set) var deferred = 0
    package internal(set) var refused = 0
    /// Whether an address was given that is not ASCII.
    package internal(set) var hasNonASCII = false
    /// Whether a second HELO or EHLO dropped an envelope that was open.
    package internal(set) var wasDropped = false

    package init() {}

    /// The octets that the accepted MAIL announced.
    package var announcedSize: Int? { SessionHistory.size(in: parameters) }

    package var asksForUTF8: Bool { parameters.contains { $0.keyword == "SMTPUTF8" } }
  }

  /// The text of the message that was sent last.
  package struct SentText: Equatable, Sendable {
    /// Whether all of it was looked at. A file that is sent whole is not.
    package internal(set) var isKnown = true
    /// Octets sent, line ends and doubled dots counted, the ending dot as well.
    package internal(set) var octets = 0
    /// Lines that ended with LF alone.
    package internal(set) var bareLFs = 0
    package internal(set) var hasEightBit = false
    /// Octets of the longest line, its CRLF not counted.
    package internal(set) var longestLine = 0
    private var line = 0
    private var previous: UInt8 = 0

    package init() {}

    mutating func feed(_ octet: UInt8) {
      octets += 1
      if octet == ASCII.lineFeed {
        if previous != ASCII.carriageReturn { bareLFs += 1 }
        longestLine = max(longestLine, previous == ASCII.carriageReturn ? line - 1 : line)
        line = 0
      } else {
        line += 1
      }
      if octet >= 0x80 { hasEightBit = true }
      previous = octet
    }
  }

  /// What was sent in one login: never what it said.
  package struct LoginAttempt: Equatable, Sendable {
    /// The word after AUTH, in capitals.
    package let mechanism: String
    package internal(set) var hasInitialResponse = false
    /// Responses sent, the initial one counted.
    package internal(set) var responses = 0
    /// Whether each of them was base64.
    package internal(set) var isBase64 = true
    /// Whether each decoded to what the mechanism has there, as far as that can be told.
    package internal(set) var isSensible = true
    /// Whether a response of PLAIN had fewer than its two NULs.
    package internal(set) var isIncomplete = false
    /// Whether a `*` gave it up.
    package internal(set) var wasCancelled = false

    /// Whether a secret, or what is made of one, has been sent.
    package var sentSecret: Bool {
      responses > (mechanism == "LOGIN" || mechanism.hasPrefix("SCRAM-") ? 1 : 0)
    }
  }

  static func size(in parameters: [Parameter]) -> Int? {
    parameters.first { $0.keyword == "SIZE" }?.value.flatMap { Int($0) }
  }
}
