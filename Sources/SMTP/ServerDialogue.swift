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
  package let persona: any ServerPersona
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

  var tally = ServerTally()
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
    self.clientAddress = clientAddress
    clientName = persona.clientName(of: clientAddress)
  }

  /// What the server says first.
  package var greeting: Reply { persona.reply(to: .greeting) }

  /// What EHLO lists: exactly what is done here.
  package var extensions: [Extension] {
    persona.rules.extensions.compactMap { keyword in
      switch keyword {
      case .size: Extension(keyword: .size, parameters: ["\(persona.limits.messageOctets)"])
      case .auth: listedLogin
      case .startTLS: listedTLS
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
    verdict = isLoggingIn ? judge(answer: line) : judge(line)
    return act(on: verdict, verb)
  }

  /// The text has ended, and this became of it. The transaction is over whatever the answer is (RFC 5321, section
  /// 4.1.1.4).
  package mutating func endOfMessage(_ result: MailTransaction.DataResult) -> Reply {
    resetTransaction()
    isTakingMessage = false
    switch result {
    case .accepted(let id):
      tally.junkCommands = 0
      return persona.reply(to: .messageAccepted(id: id))
    case .tooBig: return persona.reply(to: .messageTooBig(isAnnounced: false))
    case .storageFull: return persona.reply(to: .storageFull)
    case .refused(let refusal): return persona.reply(to: .objected(refusal))
    }
  }

  // MARK: Deciding

  mutating func judge(_ line: WireLine) -> ServerVerdict {
    let octets = line.wire.count + line.omitted
    let verb = Verb(of: line.bytes)
    let limit = verb == .auth ? persona.limits.loginOctets : persona.limits.commandOctets
    if let limit, octets > limit { return .commandTooLong(octets: octets) }
    guard !line.bytes.contains(ASCII.nul) else { return .nulInCommand }
    if persona.forbids(line.bytes) { return .forbidden }
    if persona.rules.unknownVerbs.contains(verb) { return .unknownCommand(verb, line: Self.printable(line.bytes)) }
    if hello == nil && persona.rules.verbsAfterHello.contains(verb) { return .helloRequired }
    if let refusal = refusal(of: verb) { return refusal }
    do throws(CommandError) {
      return judge(try Command(parsing: line.bytes, takesBareAddresses: persona.rules.takesBareAddresses), line.bytes)
    } catch {
      return judge(error, verb, line.bytes)
    }
  }

  /// A line that is not what its verb announces, and that this server may take all the same.
  private mutating func judge(_ error: CommandError, _ verb: Verb, _ line: [UInt8]) -> ServerVerdict {
    switch error {
    case .malformedDomain(let name) where persona.rules.helloArgument.takes(name):
      return greet(name, isExtended: verb == .ehlo)
    case .missingArgument where [.helo, .ehlo].contains(verb) && persona.rules.helloArgument == .anything:
      return greet("", isExtended: verb == .ehlo)
    case .unexpectedArgument where persona.rules.ignoresArguments.contains(verb):
      return judge(WireLine(bytes: Array(verb.rawValue.utf8)))
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
    case .vrfy(let argument) where persona.rules.verifiesAddresses: return verify(argument)
    case .vrfy(let argument), .expn(let argument): return .prohibited(command.verb, argument: Self.printable(argument))
    case .startTLS: return startTLS()
    case .auth(let mechanism, let response): return startLogin(mechanism, response)
    case .other(.etrn, let argument): return .prohibited(.etrn, argument: Self.printable(argument))
    case .other(let verb, _): return .unknownCommand(verb, line: Self.printable(line))
    }
  }

  private mutating func greet(_ name: String, isExtended: Bool) -> ServerVerdict {
    if hello != nil && persona.rules.greetsOnce { return .helloRepeated }
    guard Self.isHostName(name) || Self.isLiteral(name) || persona.rules.helloArgument.takes(name) else {
      return .malformed(isExtended ? .ehlo : .helo, .malformedDomain(name), argument: Self.printable(name))
    }
    if let refusal = persona.objection(to: .hello(name), in: transaction) { return .objected(refusal) }
    resetTransaction()
    hello = MailTransaction.Hello(name: name, isExtended: isExtended)
    return .helloAccepted(
      name: name, clientAddress: clientAddress, extensions: isExtended ? extensions : nil)
  }

  private mutating func accept(sender path: ReversePath, _ parameters: [Parameter]) -> ServerVerdict {
    if envelope.sender != nil && !persona.rules.takesSenderAgain { return .senderAlreadyGiven }
    if let mailbox = path.mailbox, let fault = fault(in: mailbox, .mail, isExempt: false) { return fault }
    for parameter in parameters where persona.rules.readsParameters {
      if let fault = fault(in: parameter, after: path) { return fault }
    }
    if let refusal = persona.objection(to: .sender(path), in: transaction) { return .objected(refusal) }
    if envelope.sender != nil { resetTransaction() }
    envelope.sender = path
    return .senderAccepted(path)
  }

  private mutating func accept(recipient path: ForwardPath, _ parameters: [Parameter]) -> ServerVerdict {
    guard envelope.sender != nil else { return .senderNotGiven }
    let isPostmaster = path.mailbox.localPart.asciiUppercased == "POSTMASTER"
    if let fault = fault(in: path.mailbox, .rcpt, isExempt: isPostmaster) { return fault }
    if let parameter = parameters.first, persona.rules.readsParameters {
      return .unknownParameter(.rcpt, parameter, path: path.description)
    }
    guard envelope.recipients.count < persona.limits.recipients else { return .tooManyRecipients }
    switch persona.recipientPolicy(for: path, in: transaction) {
    case .relayDenied: return .relayDenied(path)
    case .unknownUser: return .unknownUser(path)
    case .local, .relayed:
      if let refusal = persona.objection(to: .recipient(path), in: transaction) { return .objected(refusal) }
      envelope.recipients.append(path)
      return .recipientAccepted(path)
    }
  }

  private mutating func startMessage() -> ServerVerdict {
    guard envelope.recipients.isEmpty else { return .messageWanted }
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
  private func fault(in mailbox: Mailbox, _ verb: Verb, isExempt: Bool) -> ServerVerdict? {
    if let character = mailbox.description.first(where: { !$0.isASCII }) {
      // Without SMTPUTF8 an address is ASCII (RFC 6531, section 3.5).
      let argument = Self.printable("<\(mailbox)>")
      return .malformed(verb, .path(.invalidCharacter(character)), argument: argument)
    }
    return mailbox.isQualified || isExempt || persona.rules.takesUnqualifiedAddresses.contains(verb)
      ? nil : .unqualified(verb, path: "<\(mailbox)>")
  }

  private func fault(in parameter: Parameter, after path: ReversePath) -> ServerVerdict? {
    switch parameter.keyword {
    case "SIZE":
      // Up to 20 digits (RFC 1870, section 3): more than an Int holds is more than anybody takes.
      guard let value = parameter.value, value.utf8.count <= 20, value.utf8.allSatisfy(\.isASCIIDigit) else {
        return persona.rules.takesMalformedSize ? nil : .malformedParameter(.mail, parameter)
      }
      return Int(value).map { $0 > persona.limits.messageOctets } ?? true ? .messageTooBig(isAnnounced: true) : nil
    case "BODY":
      let known = ["7BIT", "8BITMIME"].contains(parameter.value?.asciiUppercased)
      return known ? nil : .malformedParameter(.mail, parameter)
    // Who a message comes from first, as the client has it (RFC 4954, section 5): it belongs to AUTH.
    case "AUTH" where parameter.value != nil && !mechanisms.isEmpty: return nil
    default: return .unknownParameter(.mail, parameter, path: path.description)
    }
  }

  mutating func resetTransaction() {
    envelope = Envelope()
    rejections = .none
  }

  // MARK: Acting

  mutating func answer(_ verdict: ServerVerdict) -> ServerAction {
    let reply = persona.reply(to: verdict)
    // After 421 a server closes the connection (RFC 5321, section 3.8), and after 521 it may (RFC 7504, section 3).
    if [421, 521].contains(reply.code.rawValue) { return .close(reply) }
    switch verdict {
    case .goodbye, .forbidden: return .close(reply)
    case .commandTooLong where persona.rules.hangsUpOnLongLine: return .close(reply)
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
