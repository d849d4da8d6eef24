import Octets

/// Decodes a login line by line, whoever types it: what each line contains comes out as facts. It judges nothing, and
/// keeps no secret.
package struct SASLDecoder: Sendable {
  private enum Family: Sendable { case plain, login, cram, scram, xoauth2, oauthBearer, external, anonymous, unknown }

  private let family: Family
  /// Lines of the client that have been read, the initial response among them.
  private var answers = 0
  /// Whether LOGIN's last question was for a password, in so many words.
  private var wasAskedForPassword = false

  /// - Parameter mechanism: the word behind AUTH, in any case; any word at all.
  package init(mechanism: String) {
    family =
      switch mechanism.uppercased() {
      case "PLAIN": .plain
      case "LOGIN": .login
      case "CRAM-MD5": .cram
      case "XOAUTH2": .xoauth2
      case "OAUTHBEARER": .oauthBearer
      case "EXTERNAL": .external
      case "ANONYMOUS": .anonymous
      case let name where name.hasPrefix("SCRAM-"): .scram
      default: .unknown
      }
  }

  /// What follows `AUTH MECHANISM`.
  /// - Parameter isUserName: whether LOGIN takes it as the user name; the conversation knows.
  package mutating func read(initialResponse line: [UInt8], isUserName: Bool = false) -> SASLLine {
    if line == Array("=".utf8) {
      answers += 1
      return SASLLine(.empty)
    }
    return read(client: line, isUserName: isUserName)
  }

  /// What answers a 334.
  /// - Parameter isUserName: whether LOGIN takes it as the user name; the conversation knows.
  package mutating func read(client line: [UInt8], isUserName: Bool = false) -> SASLLine {
    defer { answers += 1 }
    if line.isEmpty { return SASLLine(.empty) }
    if line == Array("*".utf8) { return SASLLine(.cancelled) }
    guard var (octets, faults) = LenientBase64.decode(line) else { return SASLLine(.words, [], [.notBase64]) }
    let form = SASLLine.Form.base64(octets: octets.count)
    guard family != .unknown else { return SASLLine(form, [.secret(.other)], faults) }
    if octets.last == 0x0a || octets.last == 0x0d {
      faults.append(.lineEnd)
      while octets.last == 0x0a || octets.last == 0x0d { octets.removeLast() }
    }
    guard let text = String(validating: octets, as: UTF8.self), text.unicodeScalars.allSatisfy(Self.isExpected) else {
      // Without a fault of its form, words that happen to be base64; with one, words.
      return faults.isEmpty ? SASLLine(form, [], [.notText]) : SASLLine(.words, [], [.notBase64])
    }
    // A user name that is not spelled as one is masked, so it is not told either.
    if family == .login, isUserName, !Self.isUserName(line), Self.isName(text) { return SASLLine(form, [], faults) }
    let (fields, more) = fields(client: text, isUserName: isUserName)
    return SASLLine(form, fields, faults + more)
  }

  /// What follows 334.
  package mutating func read(server line: [UInt8]) -> SASLLine {
    if line.isEmpty { return SASLLine(.empty) }
    wasAskedForPassword = Self.asksForPassword(LenientBase64.decode(line)?.octets ?? line)
    guard let (octets, faults) = LenientBase64.decode(line) else { return SASLLine(.words, [], [.notBase64]) }
    let form = SASLLine.Form.base64(octets: octets.count)
    guard family != .unknown else { return SASLLine(form, [], faults) }
    guard let text = String(validating: octets, as: UTF8.self) else {
      return SASLLine(form, [], faults + [.notText])
    }
    let fields = fields(server: text)
    return SASLLine(form, fields ?? [LoginField(.other, text)], faults + (fields == nil ? [.otherForm] : []))
  }

  /// Whether a line that stands where LOGIN has the user name can be shown: base64 of a name. A line that is not may
  /// be a password.
  package static func isUserName(_ line: [UInt8]) -> Bool {
    guard let octets = Base64.decode(line), let text = String(validating: octets, as: UTF8.self) else { return false }
    return isName(text)
  }

  /// The same for a line of which more may follow.
  package static func mayBecomeUserName(_ line: [UInt8]) -> Bool {
    var octets = Base64.decode(line)
    if octets == nil, !line.contains(UInt8(ascii: "=")), Base64.hasAlphabet(line) {
      octets = Base64.decode(Array(line.prefix(line.count / 4 * 4)))
    }
    guard var octets else { return false }
    // The last character may be there in part: its first octet says how many it has.
    if let lead = octets.suffix(3).lastIndex(where: { $0 >= 0xc0 }),
      octets.count - lead < (octets[lead] >= 0xf0 ? 4 : octets[lead] >= 0xe0 ? 3 : 2)
    {
      octets.removeSubrange(lead...)
    }
    guard let text = String(validating: octets, as: UTF8.self) else { return false }
    return text.isEmpty || isName(text)
  }

  private static func asksForPassword(_ question: [UInt8]) -> Bool {
    let words = question.asciiLowercased
    return ["pass", "kennwort", "contras", "secret", "pin"].contains(where: words.contains(phrase:))
  }

  private static func isName(_ text: some StringProtocol) -> Bool {
    !text.isEmpty && text.unicodeScalars.allSatisfy { $0.value > 0x20 && $0.value != 0x7f }
  }

  /// Control characters are none of what people type, but NUL and ^A, which stand between the parts.
  private static func isExpected(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value <= 1 || (scalar.value >= 0x20 && scalar.value != 0x7f)
  }

  // MARK: What the client says

  private typealias Read = (fields: [LoginField], faults: [SASLLineError])

  private func fields(client text: String, isUserName: Bool) -> Read {
    let read: [LoginField]?
    switch family {
    case .plain: return plain(text)
    case .login: return login(text, isUserName: isUserName)
    case .cram: read = Self.cram(text)
    case .scram: read = answers == 0 ? Self.scramFirst(text) : Self.scramFinal(text)
    case .xoauth2: read = Self.pairs(text[...])
    case .oauthBearer: read = Self.bearer(text)
    case .external: read = Self.isName(text) ? [LoginField(.authorization, text)] : nil
    case .anonymous: read = [LoginField(.trace, text)]
    case .unknown: read = nil
    }
    if let read { return (read, []) }
    return ([], [text.unicodeScalars.contains("\0") ? .plainMessage : .otherForm])
  }

  private func plain(_ text: String) -> Read {
    let parts = text.unicodeScalars.split(separator: "\0", omittingEmptySubsequences: false).map { String($0) }
    guard parts.count == 3 else {
      let isSpelled = parts.count == 1 && text.contains(phrase: "\\0")
      return ([], [isSpelled ? .spelledNULs : .missingNULs(found: parts.count - 1)])
    }
    let fields = [LoginField(.user, parts[1]), .secret(.password)]
    return (parts[0].isEmpty ? fields : [LoginField(.authorization, parts[0])] + fields, [])
  }

  /// Anything but the user name may be the password, whatever a server asks for: it is not told. The first answer is the
  /// user name by its order, in whatever words it was asked for.
  private func login(_ text: String, isUserName: Bool) -> Read {
    if text.unicodeScalars.contains("\0") { return ([], [.plainMessage]) }
    guard isUserName else { return ([.secret(answers == 0 && !wasAskedForPassword ? .user : .password)], []) }
    return Self.isName(text) ? ([LoginField(.user, text)], []) : ([], [.otherForm])
  }

  private static func cram(_ text: String) -> [LoginField]? {
    let parts = text.split(separator: " ", omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty, parts[1].utf8.count == 32, parts[1].allSatisfy(\.isHexDigit) else {
      return nil
    }
    return [LoginField(.user, parts[0]), .secret(.digest)]
  }

  private static func scramFirst(_ text: String) -> [LoginField]? {
    let parts = text.unicodeScalars.split(separator: ",", maxSplits: 2, omittingEmptySubsequences: false)
      .map { String($0) }
    guard parts.count == 3, parts[0] == "n" || parts[0] == "y" || parts[0].hasPrefix("p="),
      let other = SCRAMFields.otherName(parts[1]),
      let fields = SCRAMFields(parts[2]), fields.names.hasPrefix("nr"),
      let user = SCRAMFields.name(fields.all[0].value)
    else { return nil }
    var read = [LoginField(.user, user), LoginField(.nonce, fields.all[1].value)]
    if !other.isEmpty { read.insert(LoginField(.authorization, other), at: 0) }
    if parts[0] != "n" { read.append(LoginField(.channelBinding, parts[0])) }
    return read
  }

  private static func scramFinal(_ text: String) -> [LoginField]? {
    guard let fields = SCRAMFields(text), fields.names.hasPrefix("cr"), fields.names.last == "p" else { return nil }
    return [LoginField(.nonce, fields.all[1].value), .secret(.proof)]
  }

  /// `user=ann^Aauth=Bearer TOKEN^A^A`, parts in any order, each before a ^A.
  private static func pairs(_ text: Substring) -> [LoginField]? {
    guard text.hasSuffix("\u{1}\u{1}") else { return nil }
    var fields: [LoginField] = []
    for part in text.unicodeScalars.split(separator: "\u{1}").map({ String($0) }) {
      guard let equals = part.firstIndex(of: "=") else { return nil }
      let value = part[part.index(after: equals)...]
      switch part[..<equals] {
      case "user": fields.append(LoginField(.user, value))
      case "host": fields.append(LoginField(.host, value))
      case "port": fields.append(LoginField(.port, value))
      case "auth": fields.append(.secret(.token))
      default: fields.append(.secret(.other))
      }
    }
    return fields.contains(.secret(.token)) ? fields : nil
  }

  private static func bearer(_ text: String) -> [LoginField]? {
    // The answer to an error: nothing more to say (RFC 7628, section 3.2.3).
    if text == "\u{1}" { return [] }
    guard let start = text.firstIndex(of: "\u{1}") else { return nil }
    let header = text[..<start].unicodeScalars.split(separator: ",", omittingEmptySubsequences: false)
      .map { String($0) }
    guard header.count == 3, header[2].isEmpty, let user = SCRAMFields.otherName(header[1]),
      let fields = pairs(text[text.index(after: start)...])
    else { return nil }
    return user.isEmpty ? fields : [LoginField(.user, user)] + fields
  }

  // MARK: What the server says

  private func fields(server text: String) -> [LoginField]? {
    switch family {
    case .login: return [LoginField(.prompt, text.prefix { $0 != "\0" })]
    case .cram: return [LoginField(.challenge, text)]
    case .scram: return Self.scram(server: text)
    // An object in JSON (RFC 7628, section 3.2.2), for people to read as it is.
    case .xoauth2, .oauthBearer: return [LoginField(.error, text)]
    case .plain, .external, .anonymous, .unknown: return nil
    }
  }

  private static func scram(server text: String) -> [LoginField]? {
    guard let fields = SCRAMFields(text) else { return nil }
    let names: [Character: LoginField.Name] = [
      "r": .nonce, "s": .salt, "i": .rounds, "v": .serverSignature, "e": .error,
    ]
    return fields.all.map { LoginField(names[$0.name] ?? .other, $0.value) }
  }
}
