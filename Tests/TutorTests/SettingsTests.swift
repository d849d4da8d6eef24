import Foundation
import Network
import Terminal
import TestSupport
import Testing

@testable import Events
@testable import Sessions

@MainActor @Suite("Settings")
struct SettingsTests {
  @Test(
    "each can be read, and what Tab offers for it is taken and read back", arguments: Setting.table.map(\.name))
  func rows(_ name: String) throws {
    let setting = try #require(Setting.named(name))
    #expect(!setting.words.isEmpty && !setting.values.isEmpty)
    for value in setting.values {
      var settings = Settings()
      try setting.write(&settings, value)
      #expect(setting.read(settings) == value)
    }
  }

  @Test("no two have the same name, and names are in lower case")
  func names() {
    let names = Setting.table.map(\.name)
    #expect(Set(names).count == names.count)
    #expect(names.allSatisfy { $0 == $0.lowercased() && !$0.contains(" ") })
  }

  @Test(":set lists them within a window, changes one, and the session goes by it at once")
  func commands() async throws {
    let harness = try SessionHarness(isInteractive: true)
    _ = await harness.perform(":set")
    for setting in Setting.table {
      #expect(harness.lines.contains { $0.hasPrefix("# \(setting.name) ") && $0.hasSuffix(setting.words) })
    }
    #expect(harness.lines.allSatisfy { $0.count <= 72 })
    for line in [":set notes brief", ":set WIRE on", ":set timeout 7.5", ":set helo me.test", ":notes", ":set notes"] {
      _ = await harness.perform(line)
    }
    #expect(harness.presenter.level == .brief && harness.presenter.showsWire)
    #expect(harness.session.settings.deadlines.command == 7.5)
    #expect(harness.session.settings.helo == "me.test")
    #expect(
      harness.lines.suffix(6) == [
        "# notes: brief.", "# wire: on.", "# timeout: 7.5.", "# helo: me.test.", "# Notes: brief.",
        "# notes: brief (how much is explained)",
      ])
    _ = await harness.perform(":notes off")
    _ = await harness.perform(":set colour always")
    _ = await harness.perform(":set notes")
    #expect(harness.shown.contains("# color: always."))
    #expect(harness.shown.contains("# notes: off (how much is explained)"))
  }

  // MARK: The file

  @Test("a file holds the same, and a wrong line is told with its number while the rest holds")
  func file() throws {
    let text = """
      # what I like
      notes brief

      \ttimeout   20\r
      Colour never
      timout 3
      wire
      hints perhaps
      helo a b
      ca-file /nowhere/ca.pem
      tls-required on
      """
    var settings = Settings()
    ConfigurationFile.apply(Array(text.utf8), from: "/c", to: &settings)
    #expect(settings.notes == .brief && settings.timeout == 20 && settings.color == .never)
    #expect(settings.tls.isRequired && settings.hints && settings.helo == nil)
    #expect(
      settings.remarks == [
        "/c:6: There is no setting timout. Did you mean timeout? This line is left out.",
        "/c:7: wire has no value. This line is left out.", "/c:8: hints is on or off. This line is left out.",
        "/c:9: helo is one word, the name to greet with, or default. This line is left out.",
        "/c:10: /nowhere/ca.pem: there is no such file. This line is left out.",
      ])
  }

  @Test("for a lesson only what is about the screen is taken from it")
  func screen() {
    var settings = Settings()
    ConfigurationFile.apply(
      Array("tls-required on\nprompt short\nnotes off\n".utf8), from: "/c", to: &settings, .screen)
    #expect(settings.prompt == .short && !settings.tls.isRequired && settings.notes == .full)
    #expect(settings.remarks == [])
  }

  @Test("it is found by the rules of the XDG Base Directory Specification")
  func path() {
    func path(_ environment: [String: String]) -> String? { ConfigurationFile.path { environment[$0] } }
    #expect(path(["XDG_CONFIG_HOME": "/x", "HOME": "/h"]) == "/x/smtp-tutor/config")
    #expect(path(["XDG_CONFIG_HOME": "x", "HOME": "/h"]) == "/h/.config/smtp-tutor/config")
    #expect(path(["HOME": "/h"]) == "/h/.config/smtp-tutor/config")
    #expect(path([:]) == nil)
  }

  @Test(
    "what others may write to, or is no file, is told and left out; none at all is nothing to tell",
    arguments: ["yours", "group", "world", "folder", "pipe", "long", "none"])
  func kinds(_ kind: String) throws {
    let folder = try TemporaryFolder("config")
    mkdir(folder.file("smtp-tutor"), 0o700)
    let path = folder.file("smtp-tutor/config")
    switch kind {
    case "folder": mkdir(path, 0o700)
    case "pipe": mkfifo(path, 0o600)
    case "none": break
    default:
      let filler = kind == "long" ? String(repeating: "#\n", count: 40_000) : ""
      try Data("notes off\n\(filler)".utf8).write(to: URL(fileURLWithPath: path))
      chmod(path, ["group": 0o660, "world": 0o602][kind] ?? 0o600)
    }
    var settings = Settings()
    ConfigurationFile.read(into: &settings) { ["XDG_CONFIG_HOME": folder.path][$0] }
    let others = "others may write to it (chmod go-w makes it yours alone)"
    let reasons = [
      "group": others, "world": others, "folder": "it is not a regular file", "pipe": "it is not a regular file",
      "long": "it is longer than 65536 octets",
    ]
    #expect(settings.remarks == (reasons[kind].map { ["\(path) is left out: \($0)."] } ?? []))
    #expect(settings.notes == (kind == "yours" ? .off : .full))
  }
}
