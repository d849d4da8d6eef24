import TestSupport
import Testing

@testable import Typing

/// What bash offers for a command line, asked of bash itself.
@Suite("Completion in bash") struct BashCompletionTests {
  private static let script = BashCompletion.script(
    lessons: ["first-mail", "refusals"], scripts: ["bugs-bunny", "naughty-list"])

  /// What is offered for the last of the words, which may be empty.
  private static func offered(_ words: [String]) async throws -> [String] {
    let folder = try TemporaryFolder("bash-completion")
    try folder.write("", to: "ca.pem")
    let program =
      "\(script)\nHOSTFILE=/dev/null\ncd \"$1\"\nshift\nCOMP_WORDS=(\"$@\")\nCOMP_CWORD=$(($# - 1))\n"
      // Outside a completion there is nothing to set it for.
      + "compopt() { :; }\n_smtp_tutor\nprintf '%s\\n' \"${COMPREPLY[@]}\"\n"
    let run = try await Run.program("/bin/bash", ["-c", program, "bash", folder.path, "smtp-tutor"] + words)
    #expect(run.errorText == "" && run.status == 0)
    return run.outputText.split(separator: "\n").map(String.init)
  }

  @Test(
    "offers commands, lessons, scripts, files and values",
    arguments: [
      (["le"], ["learn"]), (["learn", ""], ["first-mail", "refusals"]), (["learn", "r"], ["refusals"]),
      (["replay", "b"], ["bugs-bunny"]), (["replay", "c"], ["ca.pem"]), (["--notes", ""], ["full", "brief", "off"]),
      (["learn", "--notes", "b"], ["brief"]), (["--theme", "l"], ["light"]), (["--ca-file", ""], ["ca.pem"]),
      (["--timeout", ""], []), (["serve", "--persona", "p"], ["postfix"]), (["--notes", "off", "repl"], ["replay"]),
      (["--st"], ["--starttls"]), (["learn", "--st"], []), (["learn", "--li"], ["--list"]),
      (["serve", "--scenario", "not"], ["not-yet-valid"]), (["explain", "--j"], ["--json"]),
      (["help", "se"], ["serve"]),
    ])
  func offers(_ words: [String], _ expected: [String]) async throws {
    #expect(try await Self.offered(words) == expected)
  }

  @Test("offers every option that a command has, and no hidden one", arguments: OptionTable.commands.map(\.name))
  func options(_ command: String) async throws {
    let words = command == OptionTable.unnamed ? ["-"] : [command, "-"]
    let hidden: Set<String> = ["--help-hidden", "--experimental-dump-help"]
    #expect(Set(try await Self.offered(words)) == OptionTable.options(of: command).names.subtracting(hidden))
  }
}
