import Annotations
import Foundation
import SMTP
import TestSupport
import Testing

extension WithoutTerminal {
  /// The refusals that servers' software writes, said over a socket at the place where they belong.
  @Suite("Refusals, spoken")
  struct SpokenRefusalsTests {
    /// One connection: what is typed, and what the server says to each line.
    private struct Session {
      let greeting: String
      var lines: [(typed: String, reply: String)] = []

      var input: String { lines.map { $0.typed + "\n" }.joined() }
    }

    @Test(
      "the text shows meaning and remedy of each as they are in memory, whatever the banner says",
      arguments: ["220 mx.example.net ESMTP", "220 mx.example.net ready, SOFTWARE"])
    func spoken(banner: String) async throws {
      let rows = try String(contentsOfFile: Project.path("Tests/CausesTests/Replies/servers.tsv"), encoding: .utf8)
        .split(separator: "\n").filter { !$0.hasPrefix("#") }.map { $0.split(separator: "\t").map(String.init) }
      var sessions: [Session] = []
      for (place, rows) in Dictionary(grouping: rows, by: { $0[1] }).sorted(by: { $0.key < $1.key }) {
        for (software, rows) in Dictionary(grouping: rows, by: { $0[0] }).sorted(by: { $0.key < $1.key }) {
          let greeting = banner.replacing("SOFTWARE", with: software)
          sessions += Self.sessions(place, rows.map { $0[2] }, greeting)
        }
      }
      #expect(sessions.count > 60)
      for session in sessions { try await hold(session) }
    }

    /// A refusal in the greeting, or one by which the server ends the session, is the only one of its connection.
    private static func sessions(_ place: String, _ replies: [String], _ greeting: String) -> [Session] {
      if place == "connect" { return replies.map { Session(greeting: $0) } }
      let isLast = { (reply: String) in reply.hasPrefix("421") || reply.hasPrefix("521") }
      let together = [replies.filter { !isLast($0) }].filter { !$0.isEmpty }
      return (together + replies.filter(isLast).map { [$0] }).map { replies in
        var session = Session(greeting: greeting)
        if place != "ehlo" { session.lines.append(("HELO x", "250 Hello x")) }
        let mail = ("MAIL FROM:<a@christian.net>", "250 OK")
        let rcpt = ("RCPT TO:<b@christian.net>", "250 Accepted")
        if place == "rcpt" || place == "data" { session.lines.append(mail) }
        if place == "data" { session.lines.append(rcpt) }
        for reply in replies {
          if place == "end-of-message" { session.lines += [mail, rcpt, ("DATA", "354 go ahead")] }
          session.lines.append((typed[place] ?? place.uppercased(), reply))
        }
        return session
      }
    }

    private static let typed = [
      "ehlo": "EHLO x", "mail": "MAIL FROM:<a@christian.net>", "rcpt": "RCPT TO:<b@christian.net>",
      "end-of-message": ".", "vrfy": "VRFY alice", "etrn": "ETRN christian.net", "auth": "AUTH PLAIN AGEAYg==",
    ]

    private func hold(_ session: Session) async throws {
      let replies = session.lines.map(\.reply)
      let server = try AnsweringServer(greeting: session.greeting) {
        var rest = replies[...]
        return { _ in rest.popFirst() ?? "221 bye" }
      }
      let run = try await Tutor.talk(to: server.port, ["--notes", "full"], session.input)
      var words = run.words[...]
      var told: Set<Note.ID> = []
      for note in Self.notes(of: session, port: server.port) {
        // What is to be typed next has names of this session in it; after AUTH it depends on what was typed.
        let isAlike = note.next.map { !$0.contains("YOUR_") } == true && !session.input.contains("AUTH")
        let next = isAlike ? note.next.flatMap(NextLine.forShell) : nil
        let remedy: [String]
        if let next, NextLine.isTypable(next, atPrompt: false) {
          remedy = ["Next: \(next)"]
        } else {
          remedy = next.map { NextLine.isSaid($0, in: note.summary) ? [] : ["What to do: \($0)"] } ?? []
        }
        // All of a note the first time, its headline after that.
        let isFirst = told.insert(note.id).inserted
        for part in [note.headline] + (isFirst ? [note.summary] + remedy : []) {
          let found = words.firstRange(of: part.replacing(#/ +/#, with: " "))
          #expect(found != nil, "\(part)\n\(run.outputText)")
          if let found { words = words[found.upperBound...] }
        }
      }
    }

    /// The notes of the refusals, from the same session in memory.
    private static func notes(of session: Session, port: UInt16) -> [Note] {
      var conversation = Conversation()
      var notes: [Note] = []
      func hear(_ reply: String) {
        conversation.receive(Array("\(reply)\r\n".utf8))
        while let event = conversation.next() {
          guard case .reply(let answer) = event, answer.reply.code.isFailure else { continue }
          let context = AnnotationContext(
            host: "127.0.0.1", banner: conversation.banner, isPracticeServer: false, port: Int(port),
            helloName: conversation.helloName, extensions: conversation.extensions, address: "")
          notes.append(Annotator().note(for: answer, in: context))
        }
      }
      hear(session.greeting)
      for line in session.lines {
        _ = conversation.send(line: Array(line.typed.utf8))
        hear(line.reply)
      }
      return notes
    }
  }
}
