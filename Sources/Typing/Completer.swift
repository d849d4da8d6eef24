import Annotations
import Octets
import Personas
import SASL
package import SMTP
package import Terminal

/// What Tab offers at the command prompt: what this stage allows first, ESMTP parameters only if the server listed
/// their keyword, and the tutor's own commands. It knows no terminal, and of the file system only through `files`.
package struct Completer {
  var stage = Stage.start
  var isConnected = true
  var extensions: ExtensionList?
  /// Used before in this session, newest first.
  var addresses: [String] = []
  /// What `:help` knows.
  var topics: [String] = []
  /// What `:set` knows, and the values of each.
  var settings: [(name: String, values: [String], isFile: Bool)] = []
  /// Commands of the tutor that work only here, such as a lesson's.
  var more: [String] = []
  /// What a verb does, or how a login mechanism works.
  var meanings: (String) -> String? = { _ in nil }
  /// The files whose path begins so; folders end with a slash.
  var files: (String) -> [String] = { _ in [] }

  package init(
    stage: Stage = .start, isConnected: Bool = true, extensions: ExtensionList? = nil, addresses: [String] = [],
    topics: [String] = [], settings: [(name: String, values: [String], isFile: Bool)] = [], more: [String] = [],
    meanings: @escaping (String) -> String? = { _ in nil },
    files: @escaping (String) -> [String] = { _ in [] }
  ) {
    self.stage = stage
    self.isConnected = isConnected
    self.extensions = extensions
    self.addresses = addresses
    self.topics = topics
    self.settings = settings
    self.more = more
    self.meanings = meanings
    self.files = files
  }

  /// Nil where there is nothing to offer, as inside a message or an answer to a challenge.
  package func completion(for line: [UInt8], cursor: Int) -> Completion? {
    guard stage != .message, stage != .auth, let text = String(validating: line.prefix(cursor), as: UTF8.self) else {
      return nil
    }
    let offered = text.first == ":" ? local(text) : command(text)
    // In place of what is typed: the letters keep the case in which they were begun.
    let isLower = text.first { $0.isLetter }?.isLowercase == true && text.first != ":"
    let word = text.dropFirst(offered.start)
    let fitting = offered.candidates.filter { Self.begins($0, with: word) }
    // What this stage waits for is meant by its first letter, though other commands begin with that, too.
    let awaited = word.isEmpty ? [] : offered.awaited.filter { Self.begins($0, with: word) }
    let candidates = (awaited.count == 1 ? awaited : fitting).map {
      isLower && !$0.contains("@") ? $0.lowercased() : $0
    }
    guard !candidates.isEmpty else { return nil }
    return Completion(
      start: text.prefix(offered.start).utf8.count, candidates: candidates, meanings: candidates.map(meaning))
  }

  /// What a candidate is, in its first sentence; nil where its name says all.
  private func meaning(of candidate: String) -> String? {
    let words = candidate.hasPrefix(":") ? HelpText.about(candidate)?.help : Scenario(rawValue: candidate)?.words
    let sentence = words ?? meanings(candidate.prefix { $0 != " " }.uppercased())
    return sentence.map { text in
      let end = text.range(ofPhrase: ". ")?.lowerBound ?? text.endIndex
      return String(text[..<end].drop { $0 == " " })
    }
  }

  /// Candidates for everything after so many characters of the line.
  private struct Offer {
    let start: Int
    let candidates: [String]
    /// Those of them that are due.
    var awaited: [String] = []
  }

  private static func begins(_ candidate: String, with word: Substring) -> Bool {
    candidate.utf8.count > word.utf8.count && candidate.lowercased().hasPrefix(word.lowercased())
  }

  // MARK: SMTP

  private func command(_ text: String) -> Offer {
    guard let bracket = text.firstIndex(of: "<"), let kind = Self.kind(of: text[..<bracket]) else {
      guard let blank = text.firstIndex(of: " ") else { return offeredCommands }
      return argument(of: Verb(rawValue: String(text[..<blank])), in: text)
    }
    if let end = text.firstIndex(of: ">") {
      guard let blank = text[end...].lastIndex(of: " ") else { return Offer(start: 0, candidates: []) }
      let given = text[end...].split(separator: " ").map { $0.prefix { $0 != "=" }.uppercased() }
      let word = text.index(after: blank)
      let typed = text[word...].prefix { $0 != "=" }.uppercased()
      let parameters = MailParameter.offered(to: kind, by: extensions).flatMap(\.beginnings)
      let candidates = parameters.filter { parameter in
        let name = parameter.prefix { $0 != "=" }.uppercased()
        return name == typed || !given.contains(name)
      }
      return Offer(start: text.distance(from: text.startIndex, to: word), candidates: candidates)
    }
    let start = text.distance(from: text.startIndex, to: bracket) + 1
    let null = kind == .mail ? [">"] : []
    return Offer(start: start, candidates: addresses.map { "\($0)>" } + null)
  }

  /// MAIL or RCPT, when that is what is before a path.
  static func kind(of text: Substring) -> Verb? {
    switch text.uppercased().filter({ $0 != " " }) {
    case "MAILFROM:": .mail
    case "RCPTTO:": .rcpt
    default: nil
    }
  }

  private func argument(of verb: Verb, in text: String) -> Offer {
    let start = verb.rawValue.count + 1
    switch verb {
    case .mail, .rcpt: return offeredCommands
    case .auth: return Offer(start: start, candidates: extensions?[.auth]?.parameters ?? [])
    case .vrfy: return Offer(start: start, candidates: addresses)
    case .help: return Offer(start: start, candidates: Verb.known.map(\.rawValue))
    default: return Offer(start: start, candidates: [])
    }
  }

  /// Every command, those first that this stage waits for.
  private var offeredCommands: Offer {
    let first: [String]
    switch isConnected ? stage : .unconnected {
    case .unconnected, .closing, .tls: return Offer(start: 0, candidates: [":reconnect", ":open", ":quit"])
    case .greeting, .start: first = ["EHLO ", "HELO "]
    case .ready: first = ["MAIL FROM:<"] + secondary
    case .mail: first = ["RCPT TO:<"]
    case .recipients: first = ["DATA", "RCPT TO:<"]
    case .message, .chunk, .auth: first = []
    }
    let others = [
      "EHLO ", "HELO ", "MAIL FROM:<", "RCPT TO:<", "DATA", "QUIT", "RSET", "NOOP", "VRFY ", "EXPN ", "HELP",
    ]
    return Offer(start: 0, candidates: first + others.filter { !first.contains($0) }, awaited: first)
  }

  private var secondary: [String] {
    (offers("STARTTLS") ? ["STARTTLS"] : []) + (offers("AUTH") ? ["AUTH "] : [])
  }

  private func offers(_ keyword: String) -> Bool { extensions?[Extension.Keyword(rawValue: keyword)] != nil }

  // MARK: The tutor's own commands

  private var mechanisms: [String] {
    let known = SASLClient.Mechanism.allCases.map(\.rawValue)
    guard let extensions else { return known }
    let listed = extensions.mechanisms ?? []
    return known.filter(listed.contains)
  }

  private func local(_ text: String) -> Offer {
    guard let blank = text.firstIndex(of: " ") else {
      return Offer(start: 0, candidates: (more + LocalCommand.names).map { ":\($0)" })
    }
    let start = text.distance(from: text.startIndex, to: blank) + 1
    let word = String(text.dropFirst(start))
    let completion = HelpText.about(String(text[..<blank]))?.completion
    switch completion {
    case .settings: return setting(word, at: start)
    case .policies: return policy(word, at: start)
    case .server: return server(word, at: start)
    case .files(_, let last) where !last.isEmpty && files(word).isEmpty:
      if let end = word.lastIndex(of: " ") { return Self.offer(last, after: end, of: word, at: start) }
    default: break
    }
    let candidates: [String] =
      switch completion {
      // Hundreds of enhanced codes would bury the rest: they are offered once a dot says that one is meant.
      case .topics: topics.filter { word.contains(".") || !$0.contains(".") } + LocalCommand.names.map { ":\($0)" }
      case .words(let words): words
      case .files(let others, _): files(word) + others
      case .mechanisms: mechanisms
      case .mailboxes: addresses.compactMap { $0.split(separator: "@").first.map(String.init) }
      case .hosts: WorldCompletion.hosts
      case .domains: WorldCompletion.domains
      case .places: WorldCompletion.places
      case .nothing, .settings, .policies, .server, nil: []
      }
    return Offer(start: start, candidates: candidates)
  }

  private func policy(_ text: String, at start: Int) -> Offer {
    let last = text.split(separator: " ", omittingEmptySubsequences: false).last ?? ""
    let before = text.dropLast(last.count).split(separator: " ")
    return Offer(start: start + text.count - last.count, candidates: WorldCompletion.policy(before))
  }

  private func setting(_ word: String, at start: Int) -> Offer {
    let name = word.prefix { $0 != " " }
    guard name.count < word.count else { return Offer(start: start, candidates: settings.map(\.name)) }
    guard let setting = settings.first(where: { $0.name == name.lowercased() }) else {
      return Offer(start: start, candidates: [])
    }
    let value = String(word.dropFirst(name.count + 1))
    return Offer(
      start: start + name.count + 1, candidates: (setting.isFile ? files(value) : []) + setting.values)
  }

  private func server(_ word: String, at start: Int) -> Offer {
    guard let end = word.lastIndex(of: " ") else {
      return Offer(start: start, candidates: ["practice"] + WorldCompletion.hosts)
    }
    let modes = ["tls", "starttls", "clear"]
    let typed = word[..<end].split(separator: " ")
    let isOver = typed.isEmpty || typed.count > 2 || typed.contains { modes.contains(String($0)) }
    return Self.offer(isOver ? [] : modes, after: end, of: word, at: start)
  }

  private static func offer(_ candidates: [String], after end: String.Index, of word: String, at start: Int) -> Offer {
    Offer(start: start + word.distance(from: word.startIndex, to: end) + 1, candidates: candidates)
  }
}
