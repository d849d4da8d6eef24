import Annotations
import Foundation
import PracticeServer
import SMTP
import Terminal
import TestSupport
import Testing

@testable import Events
@testable import Sessions

@MainActor @Suite("What happens in a session, told to whoever subscribes")
struct EventTests {
  /// Keeps what it is told.
  private final class Listener: SessionSubscriber {
    private(set) var kinds: [EventKind] = []
    func receive(_ event: SessionEvent) { kinds.append(EventKind(event)) }
    func flush() {}
  }

  /// The events of the JSON on a harness's screen, each object held against the schema.
  private func events(_ harness: SessionHarness, _ schema: JSONSchema) throws -> [String] {
    try harness.lines.map { line in
      let object = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
      #expect(schema.mistakes(in: object) == [], "\(line)")
      return object["event"] as? String ?? ""
    }
  }

  private func schema() throws -> JSONSchema { try JSONSchema(path: Project.path("docs/json.schema.json")) }

  @Test("each event says its sentence as text", arguments: EventKind.allCases)
  func text(_ kind: EventKind) throws {
    for sample in kind.samples {
      let harness = try SessionHarness()
      harness.presenter.showsWire = true
      harness.presenter.showsTiming = true
      harness.presenter.emit(sample.event)
      #expect(EventKind(sample.event) == kind)
      #expect(harness.lines == sample.text)
    }
  }

  @Test("each event is the objects in JSON that the schema describes", arguments: EventKind.allCases)
  func json(_ kind: EventKind) throws {
    let schema = try schema()
    for sample in kind.samples {
      let harness = try SessionHarness(json: true)
      harness.presenter.showsWire = true
      harness.presenter.emit(sample.event)
      #expect(try events(harness, schema) == sample.objects.map(\.rawValue))
    }
  }

  @Test("every event of the schema comes from a case, and every one that comes is in the schema")
  func schemaAndCases() throws {
    let names = Set(JSONLines.Name.allCases)
    #expect(try schema().events == Set(names.map(\.rawValue)))
    #expect(Set(EventKind.allCases.flatMap(\.samples).flatMap(\.objects)) == names)
  }

  @Test("what failed is a sentence on standard error too, in JSON")
  func errors() throws {
    let harness = try SessionHarness(json: true)
    harness.presenter.warn("This not.")
    harness.presenter.fail("This failed.")
    harness.presenter.fault("a.md", 3, "Wrong.")
    harness.presenter.flush()
    #expect(harness.folder.read("errors") == "smtp-tutor: This failed.\nsmtp-tutor: a.md:3: Wrong.\n")
  }

  @Test("what is done unseen reaches neither text nor JSON, but every other subscriber", arguments: [false, true])
  func unseen(json: Bool) async throws {
    let harness = try SessionHarness(json: json)
    let listener = Listener()
    harness.presenter.subscribe(listener)
    let events = EventKind.allCases.flatMap(\.samples).map(\.event)
    await harness.presenter.unseen { for event in events { harness.presenter.emit(event) } }
    #expect(harness.shown.isEmpty)
    #expect(listener.kinds.count == events.count)
    // The same, seen.
    for event in events { harness.presenter.emit(event) }
    #expect(harness.lines.count >= events.count / 2)
  }

  @Test("a session opened unseen is in neither; one that is seen is in both", arguments: [false, true])
  func unseenSession(json: Bool) async throws {
    let harness = try SessionHarness(json: json)
    await harness.presenter.unseen { _ = await harness.session.open(.practice) }
    #expect(harness.shown.isEmpty)
    harness.send("NOOP")
    _ = await harness.session.settle()
    #expect(harness.shown.contains("NOOP"))
    harness.session.close()
    await harness.session.practice?.stop()
  }

  @Test("a note told unseen is new to whoever sees it later, and nothing for :explain")
  func unseenNote() async throws {
    let harness = try SessionHarness()
    let note = Note("a", .done, "Headline", "Summary.", reference: "RFC 5321")
    await harness.presenter.unseen { harness.presenter.note(note) }
    #expect(harness.presenter.lastNote == nil)
    harness.presenter.noteOnce(note)
    #expect(harness.lines == ["# Headline", "# Summary."])
  }

  @Test("only the two views write a session's lines; what is wrong with the command line is told before there is one")
  func nobodyWritesPast() throws {
    let writers = try SourceFile.all().filter { file in
      !["Terminal", "smtp-tutor"].contains(file.target)
        && file.lines.contains { $0.contains(".line(") && $0.contains("role: ") }
    }
    #expect(Set(writers.map { $0.path.split(separator: "/").last }) == ["TextScreen.swift", "JSONLines.swift"])
  }
}
