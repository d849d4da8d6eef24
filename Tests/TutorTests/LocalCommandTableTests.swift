import Foundation
import Terminal
import TestSupport
import Testing

@testable import Typing

/// Each row of the table of `:` commands is held to what it says of itself.
@Suite("The table of local commands") struct LocalCommandTableTests {
  @Test(
    "a row's usage is what its parser takes, and no argument in it is without effect", arguments: LocalCommand.table)
  func usage(_ row: LocalCommandRow) {
    #expect(faults(of: row) == [])
  }

  @Test(
    "a usage that is wrong is found",
    arguments: [
      (":wires [on|off]", "does not begin with the name"), (":wire [on|maybe]", "is refused"),
      (":wire SPEED", "SPEED has no example"), (":wire on [off]", "is refused"),
    ])
  func wrongUsage(_ usage: String, _ fault: String) {
    let row = LocalCommandRow(
      name: "wire", usage: usage, help: "", parse: LocalCommandRow.toggle("wire", LocalCommand.wire))
    #expect(faults(of: row).contains { $0.contains(fault) })
  }

  @Test("an argument that the parser does not look at is found")
  func uselessArgument() {
    let row = LocalCommandRow(name: "close", usage: ":close [now]", help: "", parse: { _ in .close })
    #expect(faults(of: row) == [":close now means what :close means"])
  }

  @Test(
    "a row is in the overview, in the help and in Tab's list, and its aliases mean the same",
    arguments: LocalCommand.table)
  func isFound(_ row: LocalCommandRow) {
    let words = HelpText.overview(width: 72).flatMap { $0.split { " ,".contains($0) } }
    #expect(words.contains(":\(row.name)"))
    #expect(HelpText.about(":\(row.name)")?.name == row.name)
    #expect(offered(String(":\(row.name)".dropLast())).contains(":\(row.name)"))
    for alias in row.aliases { #expect(LocalCommand.row(for: octets(":\(alias)"))?.name == row.name) }
  }

  @Test("what Tab offers after the name is an argument that the parser takes", arguments: LocalCommand.table)
  func completes(_ row: LocalCommandRow) {
    let candidates = offered(":\(row.name) ")
    if case .nothing = row.completion { #expect(candidates == []) } else { #expect(candidates != []) }
    for candidate in candidates {
      #expect(throws: Never.self) { try LocalCommand(parsing: octets(":\(row.name) \(candidate)")) }
    }
  }

  @Test("no two rows share a name or an alias")
  func names() {
    let all = LocalCommand.table.flatMap { [$0.name] + $0.aliases }
    #expect(Set(all).count == all.count)
  }

  @Test("every case of the enum has a row of its name")
  func cases() throws {
    let source = try String(
      contentsOfFile: Project.path("Sources/Typing/LocalCommand.swift"), encoding: .utf8)
    let cases = source.split(separator: "\n").prefix { !$0.contains("enum ParseError") }
      .filter { $0.hasPrefix("  case ") }
      .map { String($0.dropFirst(7).prefix { $0.isLetter }) }
    #expect(cases.count > 10)
    #expect(Set(cases) == Set(LocalCommand.names))
  }

  // MARK: -

  private func offered(_ line: String) -> [String] {
    let completer = Completer(
      addresses: ["ann@a.test"], topics: ["MAIL"], settings: [("timeout", ["10"], false)], files: { ["\($0)mail.txt"] })
    return completer.completion(for: octets(line), cursor: line.utf8.count)?.candidates ?? []
  }

  /// A value for each word in capitals.
  private static let examples = [
    "TOPIC": "RCPT", "NAME": "bob", "NUMBER": "2", "HOST": "mail.test", "PORT": "587", "MECHANISM": "PLAIN",
    "VALUE": "10", "A,B": "expired,stripped", "FILE": "/tmp/mail", "N-M": "2-4", "STAGE": "rcpt", "SECONDS": "30",
    "'OCTETS'": "'x'", "DOMAIN": "toontown.example", "RULE": "relay", "SPAN": "15m",
  ]

  /// What is wrong with a row's usage, every line tried that it allows.
  private func faults(of row: LocalCommandRow) -> [String] {
    let words = row.usage.split(separator: " ").map(String.init)
    guard words.first == ":\(row.name)" else { return ["\(row.usage) does not begin with the name"] }
    var faults: [String] = []
    var lines = [":\(row.name)"]
    var meanings: [(line: String, command: LocalCommand)] = []
    for next in words.dropFirst() + ["["] {
      // A word in brackets may be left out.
      for line in next.hasPrefix("[") ? lines : [] {
        guard let command = try? row.parse(LocalCommand.split(octets(line)).argument) else {
          faults.append("\(line) is refused")
          continue
        }
        if let other = meanings.first(where: { $0.command == command }) {
          faults.append("\(line) means what \(other.line) means")
        }
        meanings.append((line, command))
      }
      let choices = next.split { "[|]".contains($0) }.map(String.init)
      for choice in choices where choice != choice.lowercased() && Self.examples[choice] == nil {
        faults.append("\(choice) has no example")
      }
      lines = lines.flatMap { line in choices.map { "\(line) \(Self.examples[$0] ?? $0)" } }
    }
    return faults
  }
}

extension LocalCommandRow: CustomTestStringConvertible {
  public var testDescription: String { usage }
}
