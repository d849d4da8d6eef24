import Octets
import SMTP

@testable import Learning
@testable import Lessons

/// Other ways to type what a lesson asks for: those that mean the same, and those that only nearly do.
struct AnswerVariants {
  /// What a line that nearly means it is called.
  enum Fault: Equatable, CustomStringConvertible {
    case verb, malformed, name, address, parameter, argument, leadingSpace, login, local, answer, surplus, header,
      emptyLine, text
    case dotLine

    init?(_ mismatch: Mismatch) {
      switch mismatch {
      case .verb: self = .verb
      case .malformed: self = .malformed
      case .name: self = .name
      case .address: self = .address
      case .parameter: self = .parameter
      case .argument: self = .argument
      case .leadingBlank: self = .leadingSpace
      case .login: self = .login
      case .local: self = .local
      case .answer: self = .answer
      case .surplus: self = .surplus
      case .missingHeader, .misplacedHeader, .header: self = .header
      case .missingEmptyLine, .blankLine: self = .emptyLine
      case .missingText: self = .text
      case .missingDotLine: self = .dotLine
      case .message, .reply, .missingDot, .mailbox, .exchange, .notTyped: return nil
      }
    }

    var description: String {
      switch self {
      case .verb: "verb"
      case .malformed: "malformed"
      case .name: "name"
      case .address: "address"
      case .parameter: "parameter"
      case .argument: "argument"
      case .leadingSpace: "leading space"
      case .login: "login"
      case .local: "local"
      case .answer: "answer"
      case .surplus: "surplus"
      case .header: "header"
      case .emptyLine: "empty line"
      case .text: "text"
      case .dotLine: "dot line"
      }
    }
  }

  struct NearMiss {
    let line: String
    /// What may be said of it.
    let faults: [Fault]

    init(_ line: String, _ faults: Fault...) {
      self.line = line
      self.faults = faults
    }
  }

  private(set) var right: [String] = []
  private(set) var wrong: [NearMiss] = []

  private static let blanks = [" ", "  ", "\t"]
  private static let ends = ["", " ", "\t"]

  /// Every way to put a line together from these parts.
  private static func ways(_ parts: [String]...) -> [String] {
    parts.reduce([""]) { lines, parts in lines.flatMap { line in parts.map { line + $0 } } }
  }

  private static func cases(_ text: String) -> [String] {
    let alternating = String(
      text.enumerated().map { $0.offset % 2 == 0 ? $0.element.lowercased() : $0.element.uppercased() }.joined())
    let other = String(
      text.enumerated().map { $0.offset % 2 == 1 ? $0.element.lowercased() : $0.element.uppercased() }.joined())
    let capital = text.prefix(1).uppercased() + text.dropFirst().lowercased()
    var seen: Set<String> = []
    return [text, text.uppercased(), text.lowercased(), capital, alternating, other].filter { seen.insert($0).inserted }
  }

  private static func argument(of line: String) -> String {
    String(line.drop { $0 != " " }.drop { $0 == " " })
  }

  private static func verb(of line: String) -> String { String(line.prefix { $0 != " " }) }

  // MARK: Lines for the server

  /// - Parameter line: an Answer.
  init(_ line: String, _ accepts: Set<Lesson.Acceptance>) {
    let verb = Self.verb(of: line)
    wrong = [
      NearMiss(" " + line, .leadingSpace), NearMiss(String(verb.dropLast()) + line.dropFirst(verb.count), .verb),
      NearMiss("X" + line, .verb), NearMiss(verb + verb.suffix(1) + line.dropFirst(verb.count), .verb),
      NearMiss("XYZZY", .verb, .login),
    ]
    guard let command = try? Command(parsing: Array(line.utf8)) else {
      addMalformed(line)
      return
    }
    switch command {
    case .helo(let name), .ehlo(let name): addHello(verb, name, accepts)
    case .mail(let path, let parameters): addPath("FROM", path.mailbox, verb, parameters)
    case .rcpt(let path, let parameters): addPath("TO", path.mailbox, verb, parameters)
    case .auth(let mechanism, let response): addLogin(verb, mechanism, response ?? "")
    case .data, .rset, .quit, .startTLS: addBare(verb)
    case .noop:
      right = Self.ways(Self.cases(verb), ["", " x", " anything at all"], Self.ends)
    default: addMalformed(line)
    }
  }

  private mutating func addHello(_ verb: String, _ name: String, _ accepts: Set<Lesson.Acceptance>) {
    var verbs = Self.cases(verb)
    if accepts.contains(.ehlo) { verbs += Self.cases("EHLO") }
    if accepts.contains(.helo) { verbs += Self.cases("HELO") }
    var names = Self.cases(name)
    if accepts.contains(.anyName) {
      names += ["x", "me", "my-host", "a.b.c.test", "[192.0.2.1]", "[IPv6:2001:db8::1]", "localhost"]
    }
    right = Self.ways(verbs, Self.blanks, names, Self.ends)
    wrong += [
      NearMiss("\(verb) ", .malformed), NearMiss("\(verb) -x!", .malformed), NearMiss("\(verb) a b", .malformed),
    ]
    if !accepts.contains(.anyName) {
      wrong += [NearMiss("\(verb) other.test", .name), NearMiss("\(verb) \(name)x", .name)]
    }
    if verb == "HELO", !accepts.contains(.ehlo) { wrong.append(NearMiss("EHLO \(name)", .verb)) }
    if verb == "EHLO", !accepts.contains(.helo) { wrong.append(NearMiss("HELO \(name)", .verb)) }
  }

  private mutating func addPath(_ keyword: String, _ mailbox: Mailbox?, _ verb: String, _ parameters: [Parameter]) {
    let given = parameters.map(\.description)
    let ends =
      given.isEmpty
      ? [""]
      : Set([given, given.reversed(), given.map { $0.lowercased() }].map { " " + $0.joined(separator: " ") }).sorted()
    let start = Self.ways(Self.cases(verb), Self.blanks, [keyword, keyword.lowercased()], [":", ": ", ":\t"])
    let address = mailbox.map { "\($0)" } ?? ""
    var paths = ["<\(address)>"]
    if let mailbox {
      let (local, domain) = (mailbox.localPart, mailbox.domain)
      paths += [
        "<\(local)@\(domain.uppercased())>", "<\(local.uppercased())@\(domain)>", "<\"\(local)\"@\(domain)>",
        "<@relay.test:\(local)@\(domain)>",
      ]
      wrong += [
        NearMiss("\(verb) \(keyword):\(address)", .malformed), NearMiss("\(verb) \(keyword):<\(address)", .malformed),
        NearMiss("\(verb) \(keyword) <\(address)>", .malformed), NearMiss("\(verb) <\(address)>", .malformed),
        NearMiss("\(verb) \(keyword):<\(local)@>", .malformed), NearMiss("\(verb) \(keyword):<@\(domain)>", .malformed),
        NearMiss("\(verb) \(keyword):<x\(address)>", .address), NearMiss("\(verb) \(keyword):<\(address)x>", .address),
        NearMiss("\(verb) \(keyword):<\(local)@other.test>", .address),
        NearMiss("\(verb) \(keyword):<\(local)@@\(domain)>", .malformed),
      ]
    }
    wrong += [NearMiss(verb, .malformed), NearMiss("\(verb) \(keyword):", .malformed)]
    if !given.isEmpty { wrong.append(NearMiss("\(verb) \(keyword):<\(address)>", .parameter)) }
    right = Self.ways(start, paths, ends, Self.ends)
  }

  private mutating func addLogin(_ verb: String, _ mechanism: String, _ response: String) {
    let end = response.isEmpty ? [""] : Self.ways(Self.blanks, [response])
    right = Self.ways(Self.cases(verb), Self.blanks, Self.cases(mechanism), end, Self.ends)
    wrong.append(NearMiss("\(verb) XLOGIN \(response)", .login))
    wrong.append(NearMiss(verb, .malformed, .login))
    if !response.isEmpty {
      wrong += [
        NearMiss("\(verb) \(mechanism) \(response.dropLast())", .login),
        NearMiss("\(verb) \(mechanism) user password", .login, .malformed),
        NearMiss("\(verb) \(mechanism) \(response.dropFirst(4))", .login),
      ]
    }
  }

  private mutating func addBare(_ verb: String) {
    // Each letter in either case.
    right = Self.ways(
      verb.reduce([""]) { ways, letter in ways.flatMap { [$0 + letter.uppercased(), $0 + letter.lowercased()] } },
      Self.ends)
    wrong += [NearMiss("\(verb) now", .malformed, .argument), NearMiss("\(verb).", .verb), NearMiss("\(verb):", .verb)]
  }

  /// What no server takes may be asked for, too.
  private mutating func addMalformed(_ line: String) {
    let verb = Self.verb(of: line)
    let argument = Self.argument(of: line)
    right =
      argument.isEmpty
      ? Self.ways(
        verb.reduce([""]) { ways, letter in ways.flatMap { [$0 + letter.uppercased(), $0 + letter.lowercased()] } },
        Self.ends)
      : Self.ways(Self.cases(verb), Self.blanks, Self.cases(argument), Self.ends)
    wrong.append(NearMiss("\(line)y", .argument, .malformed, .verb))
  }

  // MARK: Commands of the tutor, and what is found out

  /// - Parameter local: an Answer that begins with a colon.
  init(local line: String) {
    let verb = Self.verb(of: line)
    let argument = Self.argument(of: line)
    let arguments =
      argument.isEmpty
      ? [""] : Self.ways(Self.blanks, [argument, argument.split(separator: " ").joined(separator: "  ")])
    right = Self.ways(Self.cases(verb), arguments, Self.ends) + Self.ways([": "], [String(line.dropFirst())], Self.ends)
    right += Self.ways(Self.cases(verb), arguments, ["  ", "   ", " \t", "\t\t", "    "])
    wrong = [
      NearMiss(String(line.dropFirst()), .local), NearMiss("\(verb)x", .local), NearMiss(":state", .local),
      NearMiss(argument.isEmpty ? "\(verb) nobody@other.test" : "\(verb) nobody", .local),
    ]
  }

  init(question answer: String) {
    let value = AnswerValue(answer)
    let ends = ["", ".", " ", "!", " ."]
    switch value {
    case .words:
      right = Self.ways(
        ["", " "], Self.cases(answer) + ["\"\(answer)\"", "'\(answer)'", "`\(answer)`"], ends.dropLast() + [])
    case .number:
      right = Self.ways(
        ["", " ", "it is ", "It's ", "the number ", "the code is "], [answer, "\"\(answer)\"", "`\(answer)`"],
        ["", ".", " "])
    case .address, .host, .mailbox, .nullPath:
      right = Self.ways(
        ["", "it is ", "It is ", "the address ", "to ", "from "],
        [answer, answer.uppercased(), "\"\(answer)\"", "'\(answer)'", "`\(answer)`"], ["", ".", " "])
    }
    wrong = [
      NearMiss("\(answer)x", .answer), NearMiss("not \(answer)", .answer), NearMiss("nowhere", .answer),
      NearMiss("0", .answer),
    ]
    if answer.count > 2 { wrong.append(NearMiss(String(answer.dropLast(2)), .answer)) }
  }
}
