import TestSupport
import Testing

extension WithoutTerminal {
  /// In a replay the script's expectations decide.
  @Suite("The exit status of a replay", .serialized)
  struct ReplayStatusTests {
    struct Case: Sendable, CustomTestStringConvertible {
      let name: String
      let script: String
      let steps: [ServerStep]
      var options: [String] = []
      let status: Int32
      var says: [String] = []
      var testDescription: String { name }
    }

    @Test("left before its end from a pipe it has not succeeded; a person may leave", arguments: ["", "\n\n", "\nq\n"])
    func left(input: String) async throws {
      let run = try await Tutor.run(["replay", "bugs-bunny"], input: input)
      #expect(run.status == 1)
      #expect(run.words.contains(#/left at step \d+; --no-pause plays to the end; status 1/#))
    }

    private static let hello = "S: 220\nC: HELO x\nS: 250\n"
    private static let whole =
      hello
      + "C: MAIL FROM:<a@b.test>\nS: 250\nC: RCPT TO:<c@d.test>\nS: 250 recipient\nC: DATA\nS: 354\nC: x\nC: .\n"
      + "S: 250\nC: QUIT\nS: 221\n"

    static let cases = [
      Case(name: "as in the script", script: whole, steps: .untilText + .takesMessage, status: 0),
      Case(
        name: "other words and other success codes' texts do not count",
        script: "S: 220 one\nC: QUIT\nS: 221 two\n",
        steps: [.reply("220 other"), .expectLine, .reply("221 words"), .close], status: 0),
      Case(
        name: "RCPT answered 550", script: whole,
        steps: [ServerStep].untilText.dropLast(3) + [
          .reply("550 no such user"), .expectLine, .reply("221 bye"), .close,
        ],
        status: 1,
        says: ["The reply differs from the script.", "expected: 250 recipient", "got: 550 no such user"]),
      Case(
        name: "421 instead of 250", script: whole,
        steps: [.reply("220 x"), .expectLine, .reply("421 closing"), .close],
        status: 1, says: ["expected: 250", "got: 421 closing"]),
      Case(
        name: "an expected refusal", script: "S: 220\nC: FROG\nS: 500\nC: QUIT\nS: 221\n",
        steps: [.reply("220 x"), .expectLine, .reply("500 what"), .expectLine, .reply("221 bye"), .close],
        status: 0),
      Case(
        name: "any refusal, whatever its code", script: "S: 220\nC: FROG\nS: 5yz\nC: QUIT\nS: 2yz\n",
        steps: [.reply("220 x"), .expectLine, .reply("554 what"), .expectLine, .reply("221 bye"), .close],
        status: 0),
      Case(
        name: "any refusal, and none comes", script: "S: 220\nC: FROG\nS: 5yz\nC: QUIT\nS: 221\n",
        steps: [.reply("220 x"), .expectLine, .reply("250 OK"), .expectLine, .reply("221 bye"), .close],
        status: 1,
        says: ["expected: 5yz", "got: 250 OK", "The server accepted what the script expects it to refuse."]),
      Case(
        name: "an expected refusal that does not come", script: "S: 220\nC: FROG\nS: 500\nC: QUIT\nS: 221\n",
        steps: [.reply("220 x"), .expectLine, .reply("250 OK"), .expectLine, .reply("221 bye"), .close],
        status: 1,
        says: ["got: 250 OK"]),
      Case(
        name: "554 for a greeting", script: whole,
        steps: [.reply("554 go away"), .expectLine, .reply("221 bye"), .close],
        status: 1, says: ["got: 554 go away"]),
      Case(
        name: "421 for a greeting", script: whole, steps: [.reply("421 busy"), .close], status: 1,
        says: ["got: 421 busy"]),
      Case(
        name: "a close instead of a reply", script: whole, steps: [.reply("220 x"), .expectLine, .close],
        status: 75,
        says: ["The server closed the connection"]),
      Case(
        name: "a close behind an answer, with steps left to play",
        script: "S: 220\nC: HELO x\nS: 250\nC! wait 0.3\nC: NOOP\nS: 250\n",
        steps: [.reply("220 x"), .expectLine, .reply("250 x"), .close], status: 75),
      Case(
        name: "a reset instead of a reply", script: whole, steps: [.reply("220 x"), .expectLine, .reset],
        status: 75),
      Case(
        name: "no reply in time", script: whole, steps: [.reply("220 x"), .expectLine],
        options: ["--timeout", "1"],
        status: 75, says: ["No answer to HELO in 1 s"]),
      Case(name: "no greeting in time", script: whole, steps: [], options: ["--timeout", "1"], status: 75),
      Case(
        name: "no reply after the dot", script: whole, steps: .untilText + [.readUntil("\r\n.\r\n"), .close],
        status: 74,
        says: ["Closed after the dot, without an answer"]),
      Case(
        name: "no reply in time after the dot", script: whole, steps: .untilText + [.readUntil("\r\n.\r\n")],
        options: ["--timeout", "1"], status: 74),
      Case(
        name: "a close instead of 221", script: "S: 220\nC: QUIT\nS: 221\n",
        steps: [.reply("220 x"), .expectLine, .close],
        status: 0),
      Case(name: "SSH", script: whole, steps: [.reply("SSH-2.0-OpenSSH_9.6")], status: 76),
      Case(
        name: "a script with a bad mark", script: "S: 220\nX: what\n", steps: [], status: 65,
        says: [":2: this is not a session that can be replayed"]),
      Case(
        name: "a placeholder that nobody can be asked for", script: hello + "C: MAIL FROM:<${WHO}>\nS: 250\n",
        steps: [.reply("220 x"), .expectLine, .reply("250 x"), .expectLine, .reply("221 bye"), .close],
        status: 64,
        says: ["The script needs ${WHO}, and there is no terminal to ask at. Give it with --set WHO=VALUE."]),
      Case(
        name: "a secret that nobody can be asked for",
        script: hello + "C: AUTH PLAIN ${secret:response}\nS: 235\n",
        steps: [.reply("220 x"), .expectLine, .reply("250 x"), .expectLine, .reply("221 bye"), .close],
        status: 64,
        says: ["The script needs ${secret:response}, and there is no terminal to ask at."]),
      Case(
        name: "a placeholder that was given", script: hello + "C: MAIL FROM:<${WHO}>\nS: 250\n",
        steps: [
          .reply("220 x"), .expectLine, .reply("250 x"), .readUntil("MAIL FROM:<a=b@c.test>\r\n"),
          .reply("250 x"), .expectLine,
          .reply("221 bye"), .close,
        ], options: ["--set", "WHO=a=b@c.test"], status: 0),
    ]

    @Test("it is that of the case, with the script in a file or on standard input", arguments: cases, [false, true])
    func status(_ one: Case, isPiped: Bool) async throws {
      let folder = try TemporaryFolder("replay")
      try folder.write(one.script, to: "script.smtp")
      let server = try ScriptedServer(one.steps)
      let script = isPiped ? ["-"] : [folder.file("script.smtp"), "--no-pause"]
      let run = try await Tutor.run(
        ["replay"] + script + ["--to", "127.0.0.1:\(server.port)"] + one.options, input: isPiped ? one.script : "")
      server.stop()
      #expect(run.status == one.status)
      for sentence in one.says { #expect(run.words.contains(sentence)) }
      #expect(run.outcome?.hasSuffix("; status \(one.status)") == true)
    }

    @Test("the message of a DATA that was refused is left out", arguments: [false, true])
    func messageLeftOut(isAccepted: Bool) async throws {
      let folder = try TemporaryFolder("replay")
      try folder.write(Self.whole, to: "script.smtp")
      let server = try ScriptedServer(
        isAccepted
          ? .untilText + .takesMessage
          : [ServerStep].untilText.dropLast() + [.reply("550 no"), .expectLine, .reply("221 bye"), .close])
      let run = try await Tutor.run(
        ["replay", folder.file("script.smtp"), "--no-pause", "--to", "127.0.0.1:\(server.port)"])
      #expect(server.received == Dialogue.untilTextOnTheWire + (isAccepted ? "x\r\n.\r\n" : "") + "QUIT\r\n")
      #expect(run.status == (isAccepted ? 0 : 1))
    }

    @Test("a port where nobody listens is 75")
    func refused() async throws {
      let port = try LoopbackPort.free()
      let run = try await Tutor.run([
        "replay", "--no-pause", "--address", "a@b.test", "--to", "127.0.0.1:\(port)",
      ])
      #expect(run.status == 75)
      #expect(run.words.contains("nothing listens on port \(port)"))
    }
  }
}
