import Foundation
import TestSupport
import Testing

/// The manual pages, as `make install` writes them: right for mandoc, and complete by what `--help` says.
@Suite("Manual pages", .serialized) struct ManualTests {
  static let beginning = ".\\\" Written by setup/manual.\n.Dd "
  static let commands = ["check", "explain", "learn", "replay", "send", "serve"]
  static let pages = ["smtp-tutor.1", "smtp-tutor-notation.5"] + commands.map { "smtp-tutor-\($0).1" }

  @Test("there is a page for the program, for each command and for the notation, and none for what is hidden")
  func whole() async throws {
    let folder = try await Self.write()
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() == Self.pages.sorted())
    for page in Self.pages { #expect(folder.read(page).hasPrefix(Self.beginning)) }
  }

  @Test("mandoc has nothing to say against any of them; the control is one that it warns of")
  func lint() async throws {
    let folder = try await Self.write()
    let run = try await Self.mandoc(["-T", "lint", "-W", "warning"] + Self.pages.map(folder.file))
    #expect(run.status == 0)
    #expect(run.outputText == "")
    try folder.write(folder.read("smtp-tutor.1") + ".Xx\n", to: "wrong.1")
    let control = try await Self.mandoc(["-T", "lint", "-W", "warning", folder.file("wrong.1")])
    #expect(control.status != 0)
    #expect(control.outputText.contains("skipping unknown macro"))
  }

  @Test("what help lists is in the page and nothing else is", arguments: [nil] + commands.map(Optional.some))
  func complete(_ command: String?) async throws {
    let folder = try await Self.write()
    let help = try await Run.program(
      Program.path("smtp-tutor"), [command, "--help"].compactMap(\.self), environment: ["COLUMNS": "9999"])
    let wanted = help.outputText.matches(of: /(?m)^  (-[^ ,\n]+(, -[^ \n]+)?( <[^>\n]+>)?)/).map {
      $0.1.filter { !"<>".contains($0) }
    }
    #expect(wanted.count >= 3)
    let page = try await Self.read(folder.file(command.map { "smtp-tutor-\($0).1" } ?? "smtp-tutor.1"))
    let options = page.components(separatedBy: "\nOPTIONS\n").last ?? ""
    let shown = options.matches(of: /(?m)^     (-[^ ,\n]+(, -[^ \n]+)?( [a-z][^ \n]*)?)(  |$)/).map { String($0.1) }
    #expect(Set(shown) == Set(wanted))
    // Their meaning is there too, however it is folded.
    let flat = Self.flat(page)
    for match in help.outputText.matches(of: /(?m)^  -.*?  +(\S.*)$/) {
      #expect(flat.contains(Self.flat(String(match.1))), "\(match.1)")
    }
  }

  @Test("every variable of the environment that the program reads is in its page")
  func environment() async throws {
    let folder = try await Self.write()
    let page = try await Self.read(folder.file("smtp-tutor.1"))
    let section = page.components(separatedBy: "\nENVIRONMENT\n").last?.components(separatedBy: "\nFILES\n").first ?? ""
    let names = try SourceFile.all().flatMap { file in
      file.lines.joined(separator: "\n").matches(of: /(environment|environmentValue|getenv)\("([A-Z_]+)"\)/)
        .map { String($0.2) }
    }
    #expect(names.count > 10)
    // That of SHELL is for an option that is hidden, as only a shell asks for it.
    for name in Set(names) where name != "SHELL" { #expect(section.contains(name), "\(name)") }
  }

  @Test("a command without a page is a fault, and is named")
  func missing() async throws {
    let folder = try TemporaryFolder("manual")
    try folder.write(
      "#!/bin/sh\n'\(Program.path("smtp-tutor"))' \"$@\" | sed 's/^  serve  /  swerve /'\n", to: "program")
    chmod(folder.file("program"), 0o755)
    let run = try await Run.program(Project.path("setup/manual"), [folder.file("program"), folder.file("pages")])
    #expect(run.status == 1)
    #expect(run.errorText == "setup/manual: docs/manual has no page for swerve.\n")
  }

  private static func write() async throws -> TemporaryFolder {
    let folder = try TemporaryFolder("manual")
    let run = try await Run.program(Project.path("setup/manual"), [Program.path("smtp-tutor"), folder.path])
    #expect(run.status == 0, "\(run.errorText)")
    return folder
  }

  private static func mandoc(_ arguments: [String]) async throws -> Run {
    try await Run.program(
      Peers.require("usr/bin/mandoc"), arguments, environment: ["LD_LIBRARY_PATH": Peers.libraries()])
  }

  /// A page as a person sees it, without what makes letters bold or underlined.
  private static func read(_ path: String) async throws -> String {
    try await mandoc(["-T", "ascii", "-O", "width=200", path]).outputText.replacing(/.\u{8}/, with: "")
  }

  private static func flat(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
