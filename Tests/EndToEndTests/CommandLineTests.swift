import Foundation
import TestSupport
import Testing
import Typing

extension WithoutTerminal {
  /// What is wrong before a connection is there, and what is said about it.
  @Suite("The command line", .serialized)
  struct CommandLineTests {
    @Test(
      "what it quotes of its arguments is spelt out", arguments: [[], ["learn"], ["replay"], ["explain"], ["serve"]])
    func quoted(command: [String]) async throws {
      let run = try await Tutor.run(command + ["--\u{1b}[31mred\u{202e}\u{9b}"])
      #expect(run.status == 64)
      #expect(run.errorText.contains("[31mred"))
      for bad in ["\u{1b}", "\u{202e}", "\u{9b}"] { #expect(!(run.errorText + run.outputText).contains(bad)) }
    }

    @Test(
      "a command line without options is the same as one that says their defaults",
      arguments: [[], ["smtp://localhost:1"]])
    func plainWords(words: [String]) async throws {
      let input = "HELO x\n:set\nQUIT\n"
      let plain = try await Tutor.run(words, input: input)
      let spelt = try await Tutor.run(words + ["--notes", "full", "--tls-min", "1.2"], input: input)
      #expect(plain.status == spelt.status)
      #expect(plain.outputText == spelt.outputText)
      #expect(plain.errorText == spelt.errorText)
    }

    struct Case: Sendable, CustomTestStringConvertible {
      let arguments: [String]
      var input = ""
      let status: Int32
      let says: String
      var testDescription: String { arguments.joined(separator: " ") + (input.isEmpty ? "" : " <<< \(input)") }
    }

    static let mistakes = [
      Case(arguments: ["127.0.0.1", "99999"], status: 64, says: "\"99999\" is not a port"),
      Case(arguments: ["127.0.0.1", "0"], status: 64, says: "\"0\" is not a port"),
      Case(arguments: ["127.0.0.1:25", "25"], status: 64, says: "Give a host and at most one port"),
      Case(arguments: ["a", "25", "c"], status: 64, says: "Give a host and at most one port"),
      Case(
        arguments: ["you@example.org"], status: 64,
        says:
          "is a person's address. The MX record of its domain says which host accepts mail for it: dig +short mx "
          + "example.org"
      ),
      Case(arguments: ["you@example.org@x"], status: 64, says: "is not a host name or address"),
      Case(arguments: ["--no-such-option"], status: 64, says: "Error: There is no option --no-such-option."),
      Case(
        arguments: ["--quit-after", "RCPT", "localhost", "25"], status: 64,
        says: "Error: There is no option --quit-after. smtp-tutor send -n stops after the recipients"),
      Case(arguments: ["lern"], status: 64, says: "There is no command lern. Did you mean smtp-tutor learn?"),
      Case(arguments: ["-p", "587"], status: 64, says: "--port needs a host beside it."),
      Case(arguments: ["--helo", "two words", "a"], status: 64, says: "--helo needs one word"),
      Case(arguments: ["-q", "--notes", "brief"], status: 64, says: "-q and --notes cannot be used together"),
      Case(
        arguments: ["-p", "1", "127.0.0.1"], status: 75, says: "Cannot connect to 127.0.0.1:1: connection refused."),
      Case(arguments: ["smtp://127.0.0.1:1/"], status: 75, says: "Cannot connect to 127.0.0.1:1: connection refused."),
      Case(
        arguments: ["replay", "--no-pause", "--address", "a@b.test", "--to", "127.0.0.1", "1"], status: 75,
        says: "Cannot connect to 127.0.0.1:1: connection refused."),
      Case(arguments: ["-4", "-6", "localhost"], status: 64, says: "-4 and -6 cannot be used together"),
      Case(arguments: ["--timeout", "0"], status: 64, says: "--timeout needs seconds"),
      Case(arguments: ["--timeout", "soon"], status: 64, says: "soon"),
      Case(arguments: ["--notes", "loud"], status: 64, says: "loud"),
      Case(arguments: ["replay", "--set", "x"], status: 64, says: "--set needs NAME=VALUE"),
      Case(arguments: ["replay", "--to", "a:99999"], status: 64, says: "\"99999\" is not a port"),
      Case(
        arguments: ["replay", "--no-pause", "--to", "127.0.0.1:1"], status: 64,
        says: "Give your own address with --address YOU@YOUR.DOMAIN; nothing was sent."),
      Case(
        arguments: ["replay", "no-such-script"], status: 66,
        says: "There is no script \"no-such-script\", neither built in nor as a file."),
      Case(arguments: ["replay", "/"], status: 66, says: "Cannot read /"),
      Case(
        arguments: ["nosuch.invalid"], status: 68,
        says: "Cannot connect to nosuch.invalid:25: the name does not exist"),
      Case(
        arguments: ["replay", "--no-pause", "--address", "a@b.test", "--to", "nosuch.invalid"], status: 68,
        says: "Cannot connect to nosuch.invalid:25: the name does not exist"),
      Case(
        arguments: ["127.0.0.1", "1"], status: 75,
        says:
          "Cannot connect to 127.0.0.1:1: connection refused. This machine is here, but nothing listens on port 1"
      ),
      Case(
        arguments: [], input: ":data /no/such/file\n", status: 66,
        says: "Cannot read /no/such/file: No such file"),
      Case(
        arguments: [], input: ":data /\n", status: 66, says: "Cannot read /: it is a folder. Nothing was sent."),
      Case(
        arguments: [], input: ":log /no/such/folder/log\n", status: 73,
        says: "Cannot create /no/such/folder/log: No such file"),
      Case(arguments: [], input: ":data\n", status: 64, says: "Usage: :data FILE"),
      Case(arguments: [], input: ":open a:b\n", status: 64, says: "\"b\" is not a port"),
      Case(
        arguments: ["--source", "192.0.2.1", "127.0.0.1", "1"], status: 64,
        says: "the source address cannot be used"),
      Case(arguments: ["--source", "nonsense", "127.0.0.1", "1"], status: 64, says: "not an IP address"),
    ]

    @Test("a mistake has its status and says what is wrong", arguments: mistakes)
    func mistake(_ one: Case) async throws {
      let run = try await Tutor.run(one.arguments, input: one.input)
      #expect(run.status == one.status)
      #expect((run.words + run.errorText).contains(one.says))
    }

    @Test("no mistake names the command that has no name", arguments: mistakes)
    func unnamed(_ one: Case) async throws {
      #expect(!(try await Tutor.run(one.arguments, input: one.input).errorText).contains("smtp-tutor connect"))
    }

    @Test("the table of options is what the parser knows")
    func options() async throws {
      struct Command: Decodable {
        struct Argument: Decodable {
          struct Name: Decodable { let kind: String, name: String }
          let kind: String
          let names: [Name]?
        }
        let commandName: String
        let arguments: [Argument]?
        let subcommands: [Command]?
      }
      struct Whole: Decodable { let command: Command }
      let whole = try JSONDecoder().decode(
        Whole.self, from: Data(try await Tutor.run(["--experimental-dump-help"]).outputText.utf8))
      let commands = whole.command.subcommands ?? []
      let hidden: Set = ["--help-hidden", "--version", "--experimental-dump-help", "--generate-completion-script"]
      #expect(commands.map(\.commandName).sorted() == OptionTable.commands.map(\.name).sorted())
      for command in commands where command.commandName != "help" {
        let arguments = (command.arguments ?? []).filter { $0.kind != "positional" }
        func names(_ isFlag: Bool) -> [String] {
          arguments.filter { ($0.kind == "flag") == isFlag }.flatMap { $0.names ?? [] }
            .map { $0.kind == "short" ? "-\($0.name)" : "--\($0.name)" }.filter { !hidden.contains($0) }.sorted()
        }
        let table = OptionTable.options(of: command.commandName)
        #expect(names(true) == table.flags.filter { !hidden.contains($0) }.sorted())
        #expect(names(false) == table.valued.filter { !hidden.contains($0) }.sorted())
      }
    }

    @Test(
      "the completion of each shell has the words of the help for every option", arguments: ["bash", "zsh", "fish"])
    func completion(_ shell: String) async throws {
      let run = try await Tutor.run(["--generate-completion-script", shell])
      #expect(run.status == 0)
      let equal = try await Tutor.run(["--generate-completion-script=\(shell)"])
      #expect(equal.outputText == run.outputText)
      let own = try await Run.program(
        Program.path("smtp-tutor"), ["--generate-completion-script"], environment: ["SHELL": "/usr/bin/\(shell)"])
      #expect(own.outputText == run.outputText)
      let options: [Substring]
      switch shell {
      case "zsh": options = run.outputText.matches(of: #/\n    '(--?[^:']*:?.*)'/#).map { $0.1 }
      case "fish": options = run.outputText.matches(of: #/\n(complete .* -[ls] .*)/#).map { $0.1 }
      default:
        // bash shows names alone.
        #expect(run.outputText.contains("--starttls") && run.outputText.contains("naughty-list"))
        return
      }
      #expect(options.count > 80)
      for option in options {
        #expect(option.contains(shell == "zsh" ? #/^--?[A-Za-z0-9-]+:[A-Z]/# : #/ -d '[A-Z]/#), "\(option)")
      }
      #expect(run.outputText.contains("Say EHLO and STARTTLS first"))
      #expect(run.outputText.contains("A message from Bugs Bunny"))
    }

    @Test("quiet tells no notes, and verbose how long each reply took and what travelled")
    func howMuch() async throws {
      let quiet = try await Tutor.run(["-q"], input: "NOOP\nQUIT\n").outputText
      #expect(quiet.contains("S: 250 OK"))
      #expect(!quiet.contains("# 250"))
      let once = try await Tutor.run(["-v"], input: "NOOP\nQUIT\n").outputText
      #expect(once.contains(" ms"))
      #expect(!once.contains("# wire"))
      #expect(try await Tutor.run(["-vv"], input: "NOOP\nQUIT\n").outputText.contains("# wire C| NOOP\\r\\n"))
    }

    @Test("what went wrong after the command line was read is named in the last line, too")
    func outcome() async throws {
      #expect(
        try await Tutor.run(["nosuch.invalid"]).outcome
          == "unknown host; connecting: the name does not exist, or has no address of that kind; status 68"
      )
      #expect(
        try await Tutor.run(["replay", "no-such-script"]).outcome
          == "replay of no-such-script: cannot read a file; status 66")
    }

    @Test("a log never overwrites a file")
    func logExists() async throws {
      let folder = try TemporaryFolder("log")
      try folder.write("precious", to: "log")
      let run = try await Tutor.run([], input: ":log \(folder.file("log"))\n:log \(folder.file("new"))\nNOOP\n")
      #expect(run.status == 73)
      #expect(run.words.contains("exists already and was not changed"))
      #expect(folder.read("log") == "precious")
      #expect(folder.read("new").contains("C: NOOP\nS: 250 OK\n"))
    }

    @Test(
      "the help has the examples, the options of a session and the exit statuses", arguments: ["--help", "-h", "help"])
    func wholeHelp(option: String) async throws {
      let help = try await Tutor.run([option]).outputText
      for text in [
        "smtp-tutor learn  ", "OPTIONS OF A SESSION:", "--starttls ", "--keep-going ", "SUBCOMMANDS:",
        "  75  try later: 4yz",
      ] {
        #expect(help.contains(text))
      }
      #expect(help.split(separator: "\n").allSatisfy { $0.count <= 80 })
    }

    @Test("the help of a command is that command's own")
    func commandHelp() async throws {
      let help = try await Tutor.run(["replay", "--help"]).outputText
      #expect(help.contains("--no-pause"))
      #expect(!help.contains("EXIT STATUS"))
    }

    @Test("help and version are not mistakes", arguments: ["--help", "--version"])
    func help(option: String) async throws {
      let run = try await Tutor.run([option])
      #expect(run.status == 0)
      #expect(run.errorText == "")
      #expect(run.outputText.contains("smtp-tutor"))
    }
  }
}
