import Foundation
import TestSupport
import Testing

/// Every session that README.md and the pages below docs show was seen: here each is played again, and has to look the same.
@Suite("README", .serialized)
struct ReadmeTests {
  static let pages = ["README.md"] + ((try? Project.pages()) ?? [])
  static let sessions = pages.flatMap { (try? ReadmeSession.all(in: $0)) ?? [] }

  @Test("README shows sessions at a terminal and sessions from a pipe, and so do its pages")
  func hasSessions() throws {
    let own = try ReadmeSession.all(in: "README.md")
    #expect(own.contains { $0.isTyped })
    #expect(own.contains { !$0.isTyped })
    for (page, count) in [
      ("docs/world.md", 4), ("docs/replay.md", 2), ("docs/tls.md", 1), ("docs/learn.md", 1), ("docs/check.md", 2),
    ] {
      #expect(try ReadmeSession.all(in: page).count == count, "\(page)")
    }
  }

  @Test("README is read in a few minutes")
  func length() throws {
    #expect(try String(contentsOfFile: Project.path("README.md"), encoding: .utf8).split(separator: "\n").count <= 200)
  }

  @Test("a link leads to a file, and to a heading of it", arguments: pages)
  func links(_ page: String) throws {
    let folder = page.contains("/") ? "docs/" : ""
    let text = try String(contentsOfFile: Project.path(page), encoding: .utf8)
    for match in text.matches(of: /\]\(([^)#:]*)(#([^)]*))?\)/) {
      let target = match.1.isEmpty ? Project.path(page) : Project.path(folder + match.1)
      #expect(FileManager.default.fileExists(atPath: target), "\(page): \(match.0)")
      guard let heading = match.3, let linked = try? String(contentsOfFile: target, encoding: .utf8) else { continue }
      #expect(Self.headings(of: linked).contains(String(heading)), "\(page): \(match.0)")
    }
  }

  /// As they are called in a link: in lower case, hyphens for blanks, and nothing but letters and figures beside them.
  private static func headings(of text: String) -> [String] {
    text.split(separator: "\n").filter { $0.hasPrefix("#") }.map { line in
      String(line.drop { $0 == "#" || $0 == " " }.lowercased().map { $0 == " " ? "-" : $0 })
        .filter { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" }
    }
  }

  @Test("a session on a page is what a person sees", arguments: sessions)
  func session(_ session: ReadmeSession) async throws {
    let shown = try await session.isTyped ? type(session) : pipe(session)
    #expect(shown.map(ReadmeSession.normalized) == session.lines.map(ReadmeSession.normalized))
  }

  @Test("a session that was changed in one place is found")
  func control() async throws {
    var session = try #require(Self.sessions.first { !$0.isTyped })
    session.lines[0] += "!"
    let shown = try await pipe(session)
    #expect(shown.map(ReadmeSession.normalized) != session.lines.map(ReadmeSession.normalized))
  }

  private func type(_ session: ReadmeSession) async throws -> [String] {
    let folder = try TemporaryFolder("readme")
    // Whoever has begun a lesson is not told any more that there are some.
    if !session.lines.contains(where: { $0.hasPrefix("# New here?") }) {
      mkdir(folder.file("smtp-tutor"), 0o700)
      try folder.write("", to: "smtp-tutor/progress")
    }
    let terminal = try PseudoTerminal(
      Program.path("smtp-tutor"), session.arguments,
      environment: ["XDG_STATE_HOME": folder.path, "NO_COLOR": "1", "TZ": "UTC"], columns: 80, rows: 400)
    for (index, line) in session.lines.enumerated() {
      guard let (prompt, typed) = ReadmeSession.prompt(of: line) else { continue }
      let wanted = prompt.trimmingCharacters(in: .whitespaces)
      // The same prompt may have been there before: this is the one that comes after so many.
      let count = session.lines[...index].count { $0.hasPrefix(wanted) }
      try await terminal.expect("the prompt \(wanted)") { view in
        let rows = view.picture.rows
        return rows.last { !$0.isEmpty } == wanted && rows.count { $0.hasPrefix(wanted) } >= count
      }
      // At the last prompt nothing is typed any more.
      if index < session.lines.count - 1 { terminal.send(typed + "\r") }
    }
    let last = session.lines.last ?? ""
    try await terminal.expect("the last line, \(last)") { view in
      view.picture.rows.contains { ReadmeSession.normalized($0) == ReadmeSession.normalized(last) }
    }
    let rows = terminal.picture.rows
    let end = rows.lastIndex { !$0.isEmpty } ?? 0
    terminal.signal(SIGTERM)
    _ = await terminal.wait()
    return Array(rows[...end])
  }

  private func pipe(_ session: ReadmeSession) async throws -> [String] {
    let folder = URL(fileURLWithPath: Program.path("smtp-tutor")).deletingLastPathComponent().path
    let run = try await Run.program(
      "/bin/sh", ["-c", session.command], environment: ["PATH": "\(folder):/usr/bin:/bin"])
    return run.outputText.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init)
  }
}

/// A block of a page that starts with a command behind `$ `.
struct ReadmeSession: Sendable, CustomTestStringConvertible {
  var command: String
  var lines: [String]

  var testDescription: String { command }

  /// Whether a person types into it; otherwise it is a line for a shell.
  var isTyped: Bool {
    !command.contains("|") && !command.contains("--no-pause") && !command.hasPrefix("smtp-tutor check")
  }

  var arguments: [String] { command.split(separator: " ").dropFirst().map(String.init) }

  static func all(in page: String) throws -> [ReadmeSession] {
    let text = try String(contentsOfFile: Project.path(page), encoding: .utf8)
    return text.components(separatedBy: "```").compactMap { block in
      var lines = block.components(separatedBy: "\n")
      guard lines.removeFirst() == "console", let first = lines.first, first.hasPrefix("$ "),
        first.contains("smtp-tutor")
      else { return nil }
      return ReadmeSession(command: String(first.dropFirst(2)), lines: lines.dropFirst().dropLast())
    }
  }

  /// What differs from run to run, ids, dates and ports, and with the version of OpenSSL, since 3.5: the key exchange.
  static func normalized(_ line: String) -> String {
    var line = line
    for (pattern, name) in [
      ("[0-9A-Za-z]{6}-[0-9A-Za-z]{6}-[0-9A-Za-z]{2}", "ID"),
      ("[A-Z][a-z]{2} [A-Z][a-z]{2} +[0-9]+ [0-9:]{8} [0-9]{4}", "DATE"),
      ("[A-Z][a-z]{2}, [0-9]{2} [A-Z][a-z]{2} [0-9]{4} [0-9:]{8} [-+][0-9]{4}", "DATE"),
      ("[A-Z][a-z]{2}, [0-9]{2} [A-Z][a-z]{2} [0-9]{4} [0-9:]{8}$", "DATE"),
      ("(127(\\.[0-9]+){3}):[0-9]+", "$1:PORT"), ("with ESMTPS? id [0-9A-F]+$", "with ESMTP id ID"),
      ("=_[0-9A-Za-z]{14}_report", "=_ID_report"), ("[0-9A-F]{64}", "FINGERPRINT"),
      ("[0-9]{4}-[0-9]{2}-[0-9]{2} to [0-9]{4}-[0-9]{2}-[0-9]{2} \\([0-9]+ days left\\)", "DATES"),
      (" +[0-9]+ m?s$", " TIME"), ("key exchange X25519MLKEM768", "key exchange X25519"),
    ] {
      line = line.replacingOccurrences(of: pattern, with: name, options: .regularExpression)
    }
    return line
  }

  /// The prompt a line begins with, and what was typed behind it.
  static func prompt(of line: String) -> (String, String)? {
    let stages = "start|ready|mail|rcpt|auth|tls|closing"
    let others = [
      "(clear|TLS|TLS not verified) message> ", "message: Enter b s c q> ", "replay: Enter b s c q> ",
      "not connected> ", "next step \\(Enter\\)> ",
      "go on \\(Enter\\)> ",
    ]
    let pattern = "^((clear|TLS|TLS not verified) \\S+ (\(stages))> |\(others.joined(separator: "|")))"
    guard let range = (line + " ").range(of: pattern, options: .regularExpression) else { return nil }
    let prompt = String((line + " ")[range])
    return (prompt, String(line.dropFirst(prompt.count)))
  }
}
