import TestSupport
import Testing

/// The house is as ARCHITECTURE.md draws it.
@Suite("The house")
struct HouseTests {
  @Test("every import is an arrow of ARCHITECTURE.md, and every arrow is used")
  func arrows() throws {
    let files = try SourceFile.all()
    #expect(files.count > 6)
    #expect(try ArrowsTable.ofTheProject().differences(from: files) == [])
  }

  @Test("a planted import, an unused arrow and a missing line are found")
  func arrowsControl() throws {
    let table = try ArrowsTable(
      markdown:
        "# A\n\n<!-- arrows -->\n```\nA -> B, Glibc\nB -> (nothing)\nD -> (nothing)\n```\n<!-- /arrows -->\n")
    let files = [
      SourceFile(target: "A", path: "A/a.swift", text: "package import B\nimport struct C.X\n// import Z\n"),
      SourceFile(target: "B", path: "B/b.swift", text: "let important = 1\n"),
      SourceFile(target: "E", path: "E/e.swift", text: ""),
    ]
    #expect(
      table.differences(from: files) == [
        "A/a.swift imports C, which the table does not allow",
        "E has no line in the table",
        "no file of A imports Glibc, though the table has that arrow",
        "the table has a line for D, which has no Swift file in Sources",
      ])
  }

  @Test(
    "an import is recognized in each of its forms",
    arguments: [
      ("import A", "A"), ("@preconcurrency import A", "A"), ("@testable import A", "A"),
      ("private import func A.f", "A"), ("package import A.B", "A"), ("  import A", "A"),
      ("import A // import B", "A"), ("// import A", nil), ("let x = \"import A\"", nil),
    ] as [(String, String?)])
  func importForms(line: String, module: String?) {
    let file = SourceFile(target: "X", path: "x.swift", text: line)
    #expect(file.imports == Set([module].compactMap(\.self)))
  }

  @Test("only Terminal writes to the screen")
  func screen() throws {
    let found = try SourceFile.all().filter { $0.target != "Terminal" }
      .flatMap { file in file.writesToTheScreen.map { "\(file.path):\($0)" } }
    #expect(found == [])
  }

  @Test(
    "a planted way to write to the screen is found",
    arguments: [
      "print(\"x\")", "  Swift.print(x)", "debugPrint(x)", "dump(x)", "write(1, bytes, 2)",
      "Glibc.write(STDERR_FILENO, bytes, 2)", "fputs(\"x\", stderr)", "puts(\"x\")",
      "let x = FileHandle.standardOutput", "f(Glibc.stdout, x)",
      "FileHandle.standardError.write(x)", "let x = y; print(x)", "withUnsafe { putchar($0) }",
    ])
  func screenControl(line: String) {
    #expect(SourceFile(target: "X", path: "x.swift", text: "// x\n\(line)\n").writesToTheScreen == [2])
  }

  @Test(
    "what only looks like it is not",
    arguments: [
      "screen.print(x)", "// print(x)", "/// `print(x)`", "func show(blueprint: Int)",
      "write(descriptor, x, 1)",
      "footprint(x)", "run(stdout: x)", "x() // to stderr",
    ])
  func screenNegative(line: String) {
    #expect(SourceFile(target: "X", path: "x.swift", text: line).writesToTheScreen == [])
  }

  /// The lines that have a persona's name, its domain or its type in them. Annotations, Causes and Records may speak
  /// of Exim, Postfix and the others: they know many servers' words, of which these are some. So may the list of what
  /// `explain` reads.
  private static func personaWords(in file: SourceFile) -> [Int] {
    let home = [
      "Exim.swift", "Exim+Trace.swift", "Exim4.swift", "Postfix.swift", "Sendmail.swift", "OpenSMTPD.swift",
      "Qmail.swift", "Exchange.swift", "Gmail.swift", "Workbench.swift", "Persona+All.swift",
    ]
    guard !home.contains(where: { file.path == "Sources/Personas/\($0)" }) else { return [] }
    // The table of the practice world says which server each of its hosts runs, and has their names.
    guard file.path != "Sources/World/PracticeWorld+Cast.swift" else { return [] }
    let mayNameServers =
      ["Annotations", "Causes", "Records"].contains(file.target)
      || file.path == "Sources/smtp-tutor/ExplainCommand.swift"
    let names =
      #/christian\.net|(?:acme|workbench)\.example|(Exim4?|Postfix|Sendmail|OpenSMTPD|Qmail|Exchange|Gmail|Workbench)Manner/#
    let servers = #/[Ee]xim(?!u)|[Pp]ostfix|[Ss]endmail|[Oo]pen(SMTPD|smtpd)|[QqGg]mail|[Ww]orkbench/#
    return file.lines.indices.filter { index in
      let line = file.lines[index]
      return line.firstMatch(of: names) != nil || !mayNameServers && line.firstMatch(of: servers) != nil
    }.map { $0 + 1 }
  }

  @Test("a persona is in its own file, and in the list of personas")
  func personas() throws {
    let found = try SourceFile.all().flatMap { file in Self.personaWords(in: file).map { "\(file.path):\($0)" } }
    #expect(found == [])
  }

  @Test("a persona that is named elsewhere is found")
  func personasControl() {
    let words = "let a = \"christian.net\"\n/// As Exim does.\nlet b = EximManner()\nlet c = maximum\n"
    let dialogue = SourceFile(target: "SMTP", path: "Sources/SMTP/ServerDialogue.swift", text: words)
    #expect(Self.personaWords(in: dialogue) == [1, 2, 3])
    let notes = SourceFile(target: "Annotations", path: "Sources/Annotations/Vendor.swift", text: words)
    #expect(Self.personaWords(in: notes) == [1, 3])
    let own = SourceFile(target: "Personas", path: "Sources/Personas/Exim.swift", text: words)
    #expect(Self.personaWords(in: own) == [])
  }
}
