import Foundation
import TestSupport
import Testing

/// The pictures in README, drawn from the program itself: each is what a terminal shows now.
@Suite("The pictures in README", .serialized)
struct ReadmePictureTests {
  struct Look: Sendable, CustomTestStringConvertible {
    let theme: String
    let background: String
    let foreground: String

    var testDescription: String { theme }
    var path: String { "docs/picture-\(theme).svg" }
  }

  private static let looks = [
    Look(theme: "dark", background: "#1c1e26", foreground: "#e6e6e6"),
    Look(theme: "light", background: "#fafafa", foreground: "#202020"),
  ]

  /// What is typed, and the stage that the prompt names after it.
  private static let typed = [
    ("helo x", "ready"), ("mail from:<you@christian.net>", "mail"), ("rcpt to:<nobody@christian.net>", "mail"),
  ]

  private static func draw(_ look: Look) async throws -> String {
    let folder = try TemporaryFolder("picture")
    mkdir(folder.file("smtp-tutor"), 0o700)
    try folder.write("", to: "smtp-tutor/progress")
    let terminal = try PseudoTerminal(
      Program.path("smtp-tutor"), ["--theme", look.theme, "--no-hints"],
      environment: ["XDG_STATE_HOME": folder.path, "TERM": "xterm-256color", "TZ": "UTC"], columns: 80, rows: 36)
    try await terminal.expect("the first prompt") { $0.picture.rows.last == "clear mail.christian.net start>" }
    for (line, stage) in typed {
      terminal.send(line + "\r")
      try await terminal.expect("the prompt \(stage)") { view in
        let rows = view.picture.rows
        return rows.last == "clear mail.christian.net \(stage)>" && rows.dropLast().contains { $0.hasSuffix(line) }
      }
    }
    let picture = terminal.picture
    terminal.signal(SIGTERM)
    _ = await terminal.wait()
    return picture.svg(
      background: look.background, foreground: look.foreground,
      title: "A session: each reply of the server is followed by what it means, and what to type next.")
  }

  @Test("are what a terminal shows", arguments: looks)
  func pictures(_ look: Look) async throws {
    let drawn = try await Self.draw(look)
    // Whoever changes what is shown draws them again: DRAW_PICTURES=1, and a look at them.
    if ProcessInfo.processInfo.environment["DRAW_PICTURES"] != nil {
      try drawn.write(toFile: Project.path(look.path), atomically: true, encoding: .utf8)
    }
    #expect(drawn == (try String(contentsOfFile: Project.path(look.path), encoding: .utf8)), "DRAW_PICTURES=1 draws it")
  }

  @Test("have the colours of their theme, and are no larger than they need be")
  func colours() throws {
    let pictures = try Self.looks.map { try String(contentsOfFile: Project.path($0.path), encoding: .utf8) }
    #expect(pictures[0] != pictures[1])
    for (picture, look) in zip(pictures, Self.looks) {
      #expect(picture.contains(look.background) && picture.utf8.count < 20_000)
      #expect(Set(picture.matches(of: /fill="(#[0-9a-f]{6})"/).map(\.1)).count > 3)
      #expect(picture.hasPrefix("<svg ") && picture.hasSuffix("</svg>\n"))
    }
  }
}
