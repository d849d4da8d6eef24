import Foundation
import SMTP
import TestSupport
import Testing

@testable import Personas
@testable import PracticeServer

/// The personas whose real servers can be had, held to what those said.
@Suite("personas, as recorded")
struct RecordedServerTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let server: RecordedServer
    let session: RecordedSession
    var testDescription: String { "\(server.persona.name): \(session.name)" }

    static let all: [Case] = RecordedServer.all.flatMap { server in
      ((try? RecordedSession.all(in: server.file)) ?? []).map { Case(server: server, session: $0) }
    }

    /// The exchanges in which the practice server says something else.
    func differences() -> [(exchange: RecordedSession.Exchange, said: [String])] {
      var practice = InMemoryServer(persona: server.persona)
      return session.exchanges.compactMap { exchange in
        let said = RecordedSession.text(of: practice.send(exchange.octets))
        return said == exchange.replies ? nil : (exchange, said)
      }
    }
  }

  @Test("each reply is the one that the real server gave", arguments: Case.all)
  func replies(recorded: Case) {
    let greeting = InMemoryServer(persona: recorded.server.persona).greeting
    #expect(RecordedSession.text(of: [greeting]) == recorded.session.greeting)
    for (exchange, said) in recorded.differences()
    where !recorded.server.isUnlike(exchange.commands, in: recorded.session) {
      #expect(said == exchange.replies, "\(exchange.commands)")
    }
  }

  @Test("a record is a long one, and nothing is called unlike that is not", arguments: RecordedServer.all)
  func unlike(server: RecordedServer) throws {
    let cases = Case.all.filter { $0.server.file == server.file }
    #expect(Set(cases.flatMap(\.session.exchanges).flatMap(\.commands)).count > 100)
    let different = cases.reduce(into: Set<String>()) { different, recorded in
      for command in recorded.differences().flatMap(\.exchange.commands) {
        different.formUnion([command, "\(recorded.session.name): \(command)"])
      }
    }
    for command in server.unlike.flatMap(\.commands) { #expect(different.contains(command), "\(command)") }
  }

  @Test("every server was asked the same, until it closed the connection", arguments: RecordedServer.asked)
  func questions(server: RecordedServer) throws {
    let questions = try RecordedSession.all(in: "questions-to-servers.txt")
    let record = try RecordedSession.all(in: server.file)
    #expect(record.map(\.name) == questions.map(\.name))
    for (session, question) in zip(record, questions) {
      let asked = question.exchanges.flatMap(\.commands).map {
        $0.replacing("HOME", with: server.persona.localDomain).replacing("HOST", with: server.persona.hostName)
      }
      let commands = session.exchanges.flatMap(\.commands)
      #expect(Array(asked.prefix(commands.count)) == commands)
      #expect(commands.count == asked.count || session.exchanges.last?.replies.isEmpty == true, "\(session.name)")
    }
  }
}
