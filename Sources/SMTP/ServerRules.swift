/// Where servers differ in what they take and in which order: all that RFC 5321 leaves to them, or that they do in spite
/// of it. The defaults are the strict ones; a persona names its exceptions.
package struct ServerRules: Equatable, Sendable {
  /// What EHLO lists, in order. STARTTLS and AUTH are left out where they cannot be had; SIZE and AUTH get their
  /// parameters.
  package var extensions: [Extension.Keyword] = [.size, .eightBitMIME, .pipelining, .auth, .startTLS, .help]
  /// Commands that need a HELO or EHLO before them; RFC 5321, section 4.1.4, means MAIL.
  package var verbsAfterHello: Set<Verb> = []
  /// A second HELO or EHLO is an error, where RFC 5321, section 4.1.4, begins anew.
  package var greetsOnce = false
  /// STARTTLS and AUTH need an EHLO before them that lists them.
  package var requiresListing = true
  /// AUTH is listed though somebody is logged in.
  package var listsUsedLogin = false
  /// What may follow HELO and EHLO.
  package var helloArgument = HelloArgument.host
  /// `MAIL FROM:ann@client.test`, without its brackets.
  package var takesBareAddresses = false
  /// Where `<ann>`, without a domain, will do: MAIL, RCPT.
  package var takesUnqualifiedAddresses: Set<Verb> = []
  /// A second MAIL takes the place of the first.
  package var takesSenderAgain = false
  /// What follows the address of MAIL and RCPT means something.
  package var readsParameters = true
  /// `SIZE=big` counts as no SIZE.
  package var takesMalformedSize = false
  /// VRFY looks a mailbox up (RFC 5321, section 3.5.1).
  package var verifiesAddresses = false
  /// Commands whose argument means nothing, and does not hurt.
  package var ignoresArguments: Set<Verb> = []
  /// Commands of RFC 5321 that are not known here.
  package var unknownVerbs: Set<Verb> = []
  /// STARTTLS may come between MAIL and the end of the message, and ends the transaction.
  package var startsTLSInTransaction = true
  /// A command line that is too long ends the connection.
  package var hangsUpOnLongLine = false
  /// What came in one go with STARTTLS is thrown away, where others close the connection; either way it is never obeyed
  /// (RFC 3207, section 4.2).
  package var dropsWhatFollowsSTARTTLS = false
  /// A client that speaks LMTP or HTTP is told so; otherwise its commands are unknown ones.
  package var tellsOtherProtocols = true
  /// HTTP ends the connection: a browser may have been made to send it, and a command in what it sends.
  package var hangsUpOnHTTP = true
  /// A client that ended its side without QUIT is told so.
  package var answersLostInput = true

  package init() {}
}

/// What a server takes after HELO and EHLO.
package enum HelloArgument: Sendable {
  /// The name of a host, or an address in brackets (RFC 5321, section 4.1.1.1).
  case host
  /// A word of any octets.
  case word
  /// Any words.
  case words
  /// Any words, or none.
  case anything

  /// Whether it takes what names no host.
  func takes(_ words: String) -> Bool {
    switch self {
    case .host: false
    case .word: !words.contains(" ")
    case .words, .anything: true
    }
  }
}

/// The bounds of a server, each with its unit. The defaults are those of the practice server.
package struct ServerLimits: Equatable, Sendable {
  /// Octets of a message, CRLFs counted and doubled dots not; announced as SIZE (RFC 1870, section 5).
  package var messageOctets = 52_428_800
  /// Recipients of one message; RFC 5321, section 4.5.3.1.8, asks for at least 100.
  package var recipients = 100
  /// Transactions of one connection: MAILs that are accepted. Nil: as many as one likes.
  package var transactions: Int?
  /// Domains among the recipients of one connection. Nil: as many as one likes.
  package var recipientDomains: Int?
  /// Octets of a command line with its CRLF; RFC 5321, section 4.5.3.1.4, asks for at least 512. Nil: what is too much
  /// is dropped, and the rest is read.
  package var commandOctets: Int? = 2_048
  /// Octets with CRLF of a line that belongs to a login; RFC 4954, section 4, considers 12288 enough.
  package var loginOctets = 12_288
  /// Unknown commands that are answered; the one after them ends the connection.
  package var unknownCommands = 10
  /// Syntax and protocol errors that are answered; the one after them ends the connection.
  package var protocolErrors = 10
  /// Refusals of whatever kind; with the last of them the connection ends. Nil: they are not counted.
  package var refusals: Int?
  /// Failed logins; the last of them ends the connection. Nil: they are not counted.
  package var loginFailures: Int? = 3
  /// NOOP, RSET, VRFY and the like that are answered without a message in between; a further one ends the connection,
  /// or is a refusal where those are counted. Nil: they are not counted.
  package var junkCommands: Int? = 100

  package init() {}
}
