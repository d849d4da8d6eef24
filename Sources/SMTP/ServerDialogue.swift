package import Octets

/// The strict referee: a conversation followed from the server's side. Command lines go in, actions come out.
///
///     C: RCPT TO:<bob@example.org>
///     S: 503 sender not yet given
///
/// It decides what is well formed, what is in order, and what is within bounds (RFC 5321, sections 4.1.1 and 4.1.4);
/// its persona decides who is local here, and words the replies. It knows no socket and no clock. While a message
/// comes in the caller runs `DataScanner`, and then tells what became of the text; a handshake is the caller's too.
package struct ServerDialogue: Sendable {
  /// Another one only where the conversation goes on elsewhere, as a copy.
  package var persona: any ServerPersona {
    didSet { (rules, limits) = (persona.rules, persona.limits) }
  }
  /// The persona's, at hand: each question to it would copy them all.
  private(set) var rules: ServerRules
  private(set) var limits: ServerLimits
  package let clientAddress: String
  private let clientName: String?
  package private(set) var envelope = Envelope()
  package internal(set) var hello: MailTransaction.Hello?
  /// Whether the text of a message is on its way: no command is read until `endOfMessage`.
  package private(set) var isTakingMessage = false
  /// The TLS that the connection goes through.
  package internal(set) var protection: MailTransaction.Protection?
  /// Who is logged in (RFC 4954); no HELO changes it.
  package internal(set) var user: String?
  /// What was found about the last command line.
  package private(set) var verdict = ServerVerdict.greeting
  /// The login at hand: the next line is an answer, and no command.
  var login: (mechanism: String, exchange: any LoginExchange)?

  /// Pieces of a message have come, or are on their way; the last has not.
  package internal(set) var hasChunks = false
  /// Octets of all of them, as announced.
  var chunkOctets = 0
  /// Octets that follow the command at hand, though it was refused.
  var skipped: Int?

  var tally = ServerTally()
  /// Since the connection began.
  private var transactions = 0
  private var recipientDomains: Set<String> = []
  private var rejections = Rejections.none

  /// What the refused recipients of this transaction were told.
  private enum Rejections: Sendable {
    case none
    case same(Reply)
    case various
  }

  /// - Parameter clientAddress: the IP address the connection comes from, without brackets.
  package init(persona: any ServerPersona, clientAddress: String) {
    self.persona = persona
    rules = persona.rules
    limits = persona.limits
    self.clientAddress = clientAddress
    clientName = persona.clientName(of: clientAddress)
  }

  /// What the server says first.
  package var greeting: Reply { persona.reply(to: .greeting) }

  /// What EHLO lists: exactly what is done here.
  package var extensions: [Extension] {
    rules.extensions.compactMap { keyword in
      switch keyword {
      case .size: Extension(keyword: .size, parameters: ["\(limits.messageOctets)"])
      case .auth: listedLogin
      case .startTLS: listedTLS
      case .limits: listedLimits
      default: Extension(keyword: keyword)
      }
    }
  }

  package var isSecured: Bool { protection != nil }
  /// Whether the next line answers a 334.
  package var isLoggingIn: Bool { login != nil }

  /// The mail at hand, with what its trace lines need.
  package var transaction: MailTransaction {
    MailTransaction(
      envelope: envelope, hello: hello, clientAddress: clientAddress, clientName: clientName, protection: protection,
      user: user)
  }

  /// Takes one command line.
  package mutating func receive(_ line: WireLine) -> ServerAction {
    precondition(!isTakingMessage, "message text is not for the referee")
    let verb = isLoggingIn ? nil : Verb(of: line.bytes)
    skipped = nil
    verdict = verb.map { judge(line, $0) } ?? judge(answer: line)
    let action = act(on: verdict, verb)
    guard let skipped, case .reply(let reply) = action else { return action }
    return .skipChunk(reply, octets: skipped)
  }

  /// The text has ended, and this became of it. The transaction is over whatever the answer is (RFC 5321, section
  /// 4.1.1.4).
  package mutating func endOfMessage(_ result: MailTransaction.DataResult) -> Reply {
    let octets = hasChunks ? chunkOctets : nil
    resetTransaction()
    isTakingMessage = false
    switch result {
    case .accepted(let id):
      tally.junkCommands = 0
      return persona.reply(to: octets.map { .chunksAccepted(id: id, octets: $0) } ?? .messageAccepted(id: id))
    case .tooBig: return persona.reply(to: .messageTooBig(isAnnounced: false))
    case .storageFull: return persona.reply(to: .storageFull)
    case .refused(let refusal): return persona.reply(to: .objected(refusal))
    case .notStored: return persona.reply(to: .localError)
    }
  }

  // MARK: Deciding

  /// - Parameter verb: the line's.
  mutating func judge(_ line: WireLine, _ verb: Verb) -> ServerVerdict {
    let octets = line.bytes.count + line.ending.octets + line.omitted
    let limit = verb == .auth ? limits.loginOctets : limits.commandOctets
    if let limit, octets > limit { return .commandTooLong(octets: octets) }
    guard !line.bytes.contains(ASCII.nul) else { return .nulInCommand }
    if persona.forbids(line.bytes) { return .forbidden }
    if rules.unknownVerbs.contains(verb) { return .unknownCommand(verb, line: Self.printable(line.bytes)) }
    if rules.tellsOtherProtocols, let other = Self.otherProtocol(verb, line.bytes) {
      return .otherProtocol(other)
    }
    if hello == nil && rules.verbsAfterHello.contains(verb) { return .helloRequired }
    if let refusal = refusal(of: verb) ?? refusalBetweenChunks(of: verb) { return refusal }
    if verb == .bdat { return startChunk(line.bytes) }
    do throws(CommandError) {
      return judge(try Command(parsing: line.bytes, takesBareAddresses: rules.takesBareAddresses), line.bytes)
    } catch {
      return judge(error, verb, line.bytes)
    }
  }

  /// A line that is not what its verb announces, and that this server may take all the same.
  private mutating func judge(_ error: CommandError, _ verb: Verb, _ line: [UInt8]) -> ServerVerdict {
    switch error {
    case .malformedDomain(let name) where rules.helloArgument.takes(name):
      return greet(name, isExtended: verb == .ehlo)
    case .missingArgument where [.helo, .ehlo].contains(verb) && rules.helloArgument == .anything:
      return greet("", isExtended: verb == .ehlo)
    case .unexpectedArgument where rules.ignoresArguments.contains(verb):
      return judge(WireLine(bytes: Array(verb.rawValue.utf8)), verb)
    default: return .malformed(verb, error, argument: Self.argument(of: line, verb))
    }
  }

  private mutating func judge(_ command: Command, _ line: [UInt8]) -> ServerVerdict {
    switch command {
    case .helo(let name): return greet(name, isExtended: false)
    case .ehlo(let name): return greet(name, isExtended: true)
    case .mail(let path, let parameters): return accept(sender: path, parameters)
    case .rcpt(let path, let parameters): return accept(recipient: path, parameters)
    case .data: return startMessage()
    case .rset:
      resetTransaction()
      return .transactionReset
    case .noop: return .nothingDone
    case .quit: return .goodbye
    case .help: return .help(helped)
    case .vrfy(let argument) where rules.verifiesAddresses: return verify(argument)
    case .vrfy(let argument), .expn(let argument): return .prohibited(command.verb, argument: Self.printable(argument))
    case .startTLS: return startTLS()
    case .auth(let mechanism, let response): return startLogin(mechanism, response)
    case .other(.etrn, let argument): return .prohibited(.etrn, argument: Self.printable(argument))
    case .other(let verb, _): return .unknownCommand(verb, line: Self.printable(line))
    }
  }

  private mutating func greet(_ name: String, isExtended: Bool) -> ServerVerdict {
    if hello != nil && rules.greetsOnce { return .helloRepeated }
    guard Self.isHostName(name) || Self.isLiteral(name) || rules.helloArgument.takes(name) else {
      return .malformed(isExtended ? .ehlo : .helo, .malformedDomain(name), argument: Self.printable(name))
    }
    if let refusal = persona.objection(to: .hello(name), in: transaction) { return .objected(refusal) }
    resetTransaction()
    hello = MailTransaction.Hello(name: name, isExtended: isExtended)
    return .helloAccepted(
      name: name, clientAddress: clientAddress, extensions: isExtended ? extensions : nil)
  }

  private mutating func accept(sender path: ReversePath, _ parameters: [Parameter]) -> ServerVerdict {
    if envelope.sender != nil && !rules.takesSenderAgain { return .senderAlreadyGiven }
    let takesUTF8 = offers(.smtpUTF8) && parameters.contains { $0.keyword == Extension.Keyword.smtpUTF8.rawValue }
    if let mailbox = path.mailbox, let fault = fault(in: mailbox, .mail, isExempt: false, takesUTF8: takesUTF8) {
      return fault
    }
    if let fault = fault(in: parameters, of: .mail, path.description) { return fault }
    guard transactions < limits.transactions ?? .max else { return .tooManyTransactions }
    if let refusal = persona.objection(to: .sender(path), in: transaction) { return .objected(refusal) }
    if envelope.sender != nil { resetTransaction() }
    transactions += 1
    envelope.sender = path
    envelope.parameters = parameters
    return .senderAccepted(path)
  }

  private mutating func accept(recipient path: ForwardPath, _ parameters: [Parameter]) -> ServerVerdict {
    guard envelope.sender != nil else { return .senderNotGiven }
    let isPostmaster = path.mailbox.localPart.asciiUppercased == "POSTMASTER"
    if let fault = fault(in: path.mailbox, .rcpt, isExempt: isPostmaster, takesUTF8: envelope.speaksUTF8) {
      return fault
    }
    if let fault = fault(in: parameters, of: .rcpt, path.description) { return fault }
    guard envelope.recipients.count < limits.recipients else { return .tooManyRecipients }
    switch persona.recipientPolicy(for: path, in: transaction) {
    case .relayDenied: return .relayDenied(path)
    case .unknownUser: return .unknownUser(path)
    case .local, .relayed:
      if let refusal = persona.objection(to: .recipient(path), in: transaction) { return .objected(refusal) }
      if let limit = limits.recipientDomains {
        let domain = path.mailbox.foldedDomain
        guard recipientDomains.contains(domain) || recipientDomains.count < limit else { return .tooManyDomains }
        recipientDomains.insert(domain)
      }
      envelope.add(path, parameters)
      return .recipientAccepted(path)
    }
  }

  /// DATA, or a piece of a message without recipients.
  func startMessage() -> ServerVerdict {
    guard envelope.recipients.isEmpty else { return needsChunks ? .chunksNeeded : .messageWanted }
    let hasSender = envelope.sender != nil
    if case .same(let reply) = rejections { return .recipientsMissing(rejectedWith: reply, hasSender: hasSender) }
    return .recipientsMissing(rejectedWith: nil, hasSender: hasSender)
  }

  /// VRFY: what RCPT would come to.
  private func verify(_ argument: String) -> ServerVerdict {
    let octets = Array(argument.utf8)
    let path = octets.first == UInt8(ascii: "<") ? octets : [UInt8(ascii: "<")] + octets + [UInt8(ascii: ">")]
    let mailbox: Mailbox?
    do throws(PathError) {
      mailbox = try PathReader(path[...]).mailbox
    } catch {
      return .malformed(.vrfy, .path(error), argument: Self.printable(argument))
    }
    guard let mailbox else { return .malformed(.vrfy, .path(.nullRecipient), argument: Self.printable(argument)) }
    return switch persona.recipientPolicy(for: ForwardPath(mailbox), in: transaction) {
    case .relayDenied: .relayDenied(ForwardPath(mailbox))
    case .unknownUser: .unknownUser(ForwardPath(mailbox))
    case .local, .relayed: .verified(argument: Self.printable(argument))
    }
  }

  /// - Parameter isExempt: `postmaster` needs no domain (RFC 5321, section 4.5.1).
  /// - Parameter takesUTF8: the client has asked for SMTPUTF8.
  private func fault(in mailbox: Mailbox, _ verb: Verb, isExempt: Bool, takesUTF8: Bool) -> ServerVerdict? {
    if !takesUTF8, !mailbox.isASCII, let character = mailbox.description.first(where: { !$0.isASCII }) {
      // Without SMTPUTF8 an address is ASCII.
      let argument = Self.printable("<\(mailbox)>")
      return .malformed(verb, .path(.invalidCharacter(character)), argument: argument)
    }
    return mailbox.isQualified || isExempt || rules.takesUnqualifiedAddresses.contains(verb)
      ? nil : .unqualified(verb, path: "<\(mailbox)>")
  }

  mutating func resetTransaction() {
    envelope = Envelope()
    hasChunks = false
    chunkOctets = 0
    rejections = .none
  }

  // MARK: Acting

  mutating func answer(_ verdict: ServerVerdict) -> ServerAction {
    if case .chunkWanted(let octets, let isLast) = verdict { return .readChunk(octets: octets, isLast: isLast) }
    let reply = persona.reply(to: verdict)
    // After 421 a server closes the connection (RFC 5321, section 3.8), and after 521 it may (RFC 7504, section 3).
    if [421, 521].contains(reply.code.rawValue) { return .close(reply) }
    switch verdict {
    case .goodbye, .forbidden: return .close(reply)
    case .otherProtocol(.http) where rules.hangsUpOnHTTP: return .close(reply)
    case .commandTooLong where rules.hangsUpOnLongLine: return .close(reply)
    case .messageWanted:
      isTakingMessage = true
      return .startMessage(reply)
    case .handshakeWanted: return .startTLS(reply)
    case .relayDenied, .unknownUser: note(rejection: reply)
    case .objected where envelope.sender != nil: note(rejection: reply)
    default: break
    }
    return .reply(reply)
  }

  private mutating func note(rejection reply: Reply) {
    switch rejections {
    case .none: rejections = .same(reply)
    case .same(let earlier) where earlier == reply: break
    case .same, .various: rejections = .various
    }
  }
}
