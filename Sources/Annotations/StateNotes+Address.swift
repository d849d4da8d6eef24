import Causes
import Octets
import SMTP

/// MAIL and RCPT refused for how they are written: the form, a parameter, letters beyond ASCII.
extension StateNotes {
  static let address: [Rule] = [
    incompleteForm, nonASCIIAddress, twoAts, parameter, noParameter, submission, helloJudgedLate,
  ]

  private static let syntaxCodes = [500, 501, 502, 504, 550, 553, 554, 555]

  private static func isAddressed(_ refused: RefusedCase) -> Bool {
    (refused.place == .mail || refused.place == .rcpt) && refused.isPermanent && syntaxCodes.contains(refused.code)
  }

  /// `MAIL`, `MAIL FROM`, `RCPT bob@example.org`, `MAIL TO:<bob@example.org>`.
  private static let incompleteForm: Rule = { refused in
    guard isAddressed(refused), refused.command == nil, let verb = refused.request.verb, !refused.request.line.isEmpty
    else {
      return nil
    }
    let isMail = verb == .mail
    let keyword: StaticString = isMail ? "FROM:" : "TO:"
    let argument = refused.request.line.drop { !$0.isBlank }.trimmingBlanks
    let hasKeyword = argument.starts(withKeyword: keyword)
    guard !hasKeyword || argument.count == keyword.utf8CodeUnitCount else { return nil }
    let form = "\(isMail ? "MAIL" : "RCPT") \(keyword)"
    let whole = "\(form)<\(refused.context.proposedAddress)>"
    let next = NextLine.isPossible(whole, refused.history) ? whole : refused.nextStep
    let reference = isMail ? "RFC 5321, section 4.1.1.2" : "RFC 5321, section 4.1.1.3"
    if let other = otherKeyword(argument, verb) {
      return Finding(
        "form.other.\(isMail ? "mail" : "rcpt")", "\(other) does not go with \(verb): it is \(form)<...>",
        "MAIL FROM names the sender of the message, RCPT TO names a recipient.", next: next, .unknownCommand, reference)
    }
    return Finding(
      "form.\(isMail ? "mail" : "rcpt")", "the form is incomplete: it is \(form)<...>",
      (refused.isUnknown ? "The server does not read a line that begins like this as \(verb). " : "")
        + "The verb is spelt right; \(isMail ? "FROM" : "TO"), the colon and the address in angle brackets belong to it.",
      next: next, .unknownCommand, reference)
  }

  /// `TO` after MAIL and `FROM` after RCPT; nil for anything else.
  private static func otherKeyword(_ argument: ArraySlice<UInt8>, _ verb: Verb) -> String? {
    let keyword: StaticString = verb == .mail ? "TO" : "FROM"
    guard argument.starts(withKeyword: keyword) else { return nil }
    let after = argument.dropFirst(keyword.utf8CodeUnitCount).first
    return after.map { $0 == ASCII.colon || $0.isBlank || $0 == UInt8(ascii: "<") } != false ? "\(keyword)" : nil
  }

  /// An address with letters beyond ASCII, and no SMTPUTF8.
  private static let nonASCIIAddress: Rule = { refused in
    let isHere = refused.request.line.contains { $0 >= 0x80 }
    let names =
      refused.says("utf8", "utf-8", "non-ascii", "not ascii", "ascii", "internationali", "8-bit", "8bit")
      || refused.heard.enhanced.map { $0.subject == 6 && $0.detail == 7 } == true
    let isAddress =
      isAddressed(refused) && isHere
      && (![550, 554].contains(refused.code) || names || refused.says("syntax", "illegal", "invalid", "character"))
    let isLater =
      [.mail, .rcpt, .data, .endOfMessage].contains(refused.place) && refused.transaction.hasNonASCII && names
      && refused.isPermanent
    let asksForUTF8 = typed(refused).contains { $0.keyword == "SMTPUTF8" }
    // A server that does not offer it may pass over the word and mind the letters.
    let passesOver = refused.says("address syntax") && refused.history.list?[.smtpUTF8] == nil
    guard isAddress || isLater, !refused.transaction.asksForUTF8, !asksForUTF8 || passesOver else { return nil }
    let reference = "RFC 6531, sections 3.2 and 3.4"
    if refused.hasNoList {
      return Finding(
        "utf8.no-list", "an address with letters beyond ASCII needs SMTPUTF8",
        "Without it an address is ASCII alone. EHLO shows whether this server offers SMTPUTF8; after HELO nothing is offered.",
        next: refused.context.extendedHello, .eightBit, reference)
    }
    guard let list = refused.history.list else { return nil }
    guard list[.smtpUTF8] == nil else {
      return Finding(
        "utf8.listed", "the address needs SMTPUTF8, which this server offers",
        "An address with letters beyond ASCII is accepted only in a message whose MAIL asked for it: MAIL FROM:<...> SMTPUTF8."
          + (refused.transaction.hasSender ? " RSET drops this one, which did not." : ""),
        next: refused.transaction.hasSender ? "RSET" : "MAIL FROM:<\(refused.context.proposedAddress)> SMTPUTF8",
        .eightBit,
        reference)
    }
    return Finding(
      "utf8.not-listed", "this server accepts only ASCII addresses",
      "SMTPUTF8 is not on its EHLO list, so no address with letters beyond ASCII can be written here. A domain has an "
        + "ASCII form (xn--...); a name before the @ has none: ask for another address of theirs.",
      next: "Use an address in plain ASCII", .eightBit, reference)
  }

  private static let twoAts: Rule = { refused in
    guard isAddressed(refused), [501, 553, 550, 554, 555].contains(refused.code), refused.command == nil,
      let path = path(refused.request.line), path.count(where: { $0 == UInt8(ascii: "@") }) > 1,
      !path.contains(where: { "\",;:> ".utf8.contains($0) })
    else { return nil }
    return Finding(
      "two-ats", "the address has two @ signs",
      "One @ separates the name from the domain; another is allowed in quotes only.",
      next: refused.nextStep, .format, "RFC 5321, section 4.1.2")
  }

  /// A parameter after the address is the trouble: its name, or its value.
  private static let parameter: Rule = { refused in
    let typed = typed(refused)
    guard isAddressed(refused) || (refused.code == 503 && refused.says("unsupported option")), !typed.isEmpty else {
      return nil
    }
    let named = typed.first {
      refused.heard.words.contains(phrase: $0.keyword.asciiLowercasedText) && names($0, refused)
    }
    let list = refused.history.list
    let unreadable = refused.code == 501 && refused.history.hello == .ehlo ? typed.first(where: hasBadValue) : nil
    let unlisted = list.flatMap { list in typed.first { !list.offers($0) } }
    let isAbout =
      named != nil || unreadable != nil || refused.code == 555 || refused.code == 504
      || (refused.code == 501 && unlisted != nil) || (refused.hasNoList && refused.code == 501)
      || refused.says("parameter", "unsupported option", "unknown option")
    guard isAbout, let parameter = named ?? unlisted ?? unreadable ?? typed.last else { return nil }
    let name = Excerpt.short(parameter.keyword, limit: 20)
    let without = line(refused.request.line, without: parameter)
    let next = without.flatMap { NextLine.isPossible($0, refused.history) ? $0 : nil } ?? "Leave \(name) out"
    if refused.hasNoList {
      return Finding(
        "parameter.no-list", "parameters may follow only after EHLO",
        "\(name) belongs to an extension, and EHLO turns extensions on, if they are on its list. Without it nothing may "
          + "follow the address.", next: refused.context.extendedHello, .unknownCommand, "RFC 5321, section 4.1.1.11")
    }
    if let list, !list.offers(parameter) {
      return Finding(
        "parameter.unknown", "\(name) is not a parameter this server offers",
        "No keyword on its EHLO list allows \(name) after an address. The address itself was not judged.", next: next,
        .unknownCommand,
        "RFC 5321, section 4.1.1.11")
    }
    if typed.count(where: { $0.keyword == parameter.keyword }) > 1 {
      return Finding(
        "parameter.twice", "\(name) may be given once",
        "The line has it more than once. The address itself was not judged.",
        next: next, .unknownCommand, "RFC 5321, section 4.1.1.11")
    }
    return Finding(
      "parameter.value", "the value of \(name) is not one it accepts",
      "It knows \(name), but does not accept what was typed: \(Excerpt.short(parameter.written, limit: 40)). The "
        + "address itself was not judged.", next: next, .unknownCommand, "RFC 5321, section 4.1.1.11")
  }

  /// A number for parameters, where none was sent.
  private static let noParameter: Rule = { refused in
    guard isAddressed(refused), refused.code == 555, typed(refused).isEmpty,
      refused.command != nil || startsWithBracket(refused.request.line)
    else { return nil }
    return Finding(
      "no-parameter", "the server cannot read the address",
      "555 is the number for a parameter it does not know, but none was sent: it means the form of the address. The form "
        + "is \(refused.place == .mail ? "MAIL FROM" : "RCPT TO"):<name@domain>, without spaces.",
      next: "Check the address, character by character", .unknownCommand, "RFC 5321, section 4.1.2")
  }

  /// A port for mail programs, and nobody is logged in.
  private static let submission: Rule = { refused in
    guard refused.place == .rcpt || refused.place == .mail, refused.says("client host rejected"),
      refused.says("access denied"),
      !refused.history.isLoggedIn, let list = refused.history.list, refused.context.port != 25
    else { return nil }
    if let login = refused.proposedLogin {
      return Finding(
        "submission", "log in first: this port is for those who do",
        "The words say that your host is refused, but the EHLO list has AUTH (\(refused.offered)), and you are not "
          + "logged in. A port for mail programs accepts a message from anywhere after a login. RSET first, then AUTH.",
        next: refused.transaction.hasSender ? "RSET" : login, .authRequired, "RFC 6409, section 4.3")
    }
    guard list[.startTLS] != nil, !refused.history.isEncrypted, refused.context.port == 587 else { return nil }
    return Finding(
      "submission.tls", "log in first, inside TLS: this port is for mail programs",
      "The words say that your host is refused. On port 587 a login is wanted, and the list has no AUTH yet: RSET, STARTTLS, then "
        + "EHLO again shows it.",
      next: refused.transaction.hasSender ? "RSET" : "STARTTLS", .authRequired, "RFC 6409, section 4.3")
  }

  /// The name from HELO, judged at the recipient.
  private static let helloJudgedLate: Rule = { refused in
    guard refused.place == .rcpt || refused.place == .mail, refused.says("helo command rejected"),
      refused.history.hello != .none,
      let name = refused.context.helloName
    else { return nil }
    return Finding(
      "hello-late", "the name you gave with \(refused.history.hello == .helo ? "HELO" : "EHLO") is refused",
      "You gave \(Excerpt.short(name, limit: 40)). It was accepted then, and is judged only now. A mail server gives its own full name, "
        + "with dots, one that the DNS knows. A new EHLO starts over.",
      next: "EHLO YOUR_FULL_HOST_NAME", .helo, .senderAdmin, "RFC 5321, section 4.1.4")
  }

  // MARK: What was typed

  /// Whether nothing but spaces is between the colon and a `<`.
  private static func startsWithBracket(_ line: [UInt8]) -> Bool {
    line.drop { $0 != ASCII.colon }.dropFirst().first { !$0.isBlank } == UInt8(ascii: "<")
  }

  /// The parameters after the address, read from the line itself, for the rest of it may be wrong.
  private static func typed(_ refused: RefusedCase) -> [Parameter] {
    guard refused.place == .mail || refused.place == .rcpt,
      let end = refused.request.line.lastIndex(of: UInt8(ascii: ">"))
    else { return [] }
    let words = refused.request.line[(end + 1)...].split(whereSeparator: \.isBlank)
    return words.prefix(10).compactMap { Parameter(String(decoding: $0, as: UTF8.self)) }
  }

  /// Whether the value is one that no server takes: `SIZE=big`, `SMTPUTF8=1`.
  private static func hasBadValue(_ parameter: Parameter) -> Bool {
    switch parameter.keyword {
    case "SIZE": parameter.value.flatMap { Int($0) } == nil
    case "BODY": !["7BIT", "8BITMIME", "BINARYMIME"].contains(parameter.value?.asciiUppercased ?? "")
    case "SMTPUTF8": parameter.value != nil
    default: false
    }
  }

  /// Whether the server's words have it as a word of its own, and not inside another one.
  private static func names(_ parameter: Parameter, _ refused: RefusedCase) -> Bool {
    let keyword = Array(parameter.keyword.asciiLowercasedText.utf8)
    return refused.heard.words.split { !$0.isASCIILetter && !$0.isASCIIDigit && $0 != ASCII.hyphen }.contains {
      $0.elementsEqual(keyword)
    }
  }

  private static func path(_ line: [UInt8]) -> ArraySlice<UInt8>? {
    guard let start = line.firstIndex(of: UInt8(ascii: "<")), let end = line.lastIndex(of: UInt8(ascii: ">")),
      start < end
    else { return nil }
    return line[(start + 1)..<end]
  }

  /// The same line without the parameter; nil where it would not fit into a note.
  private static func line(_ line: [UInt8], without parameter: Parameter) -> String? {
    guard let end = line.lastIndex(of: UInt8(ascii: ">")), line.count <= 200 else { return nil }
    let others = line[(end + 1)...].split(whereSeparator: \.isBlank).filter {
      Parameter(String(decoding: $0, as: UTF8.self)) != parameter
    }
    let octets = Array(line[...end]) + others.flatMap { [ASCII.space] + $0 }
    guard octets.count <= Note.nextLimit, octets.allSatisfy({ (0x20...0x7E).contains($0) }) else { return nil }
    return String(decoding: octets, as: UTF8.self)
  }
}

extension String {
  fileprivate var asciiLowercasedText: String { String(decoding: Array(utf8).asciiLowercased, as: UTF8.self) }
}
