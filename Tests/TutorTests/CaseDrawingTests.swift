import Annotations
import Causes
import Lessons
import Personas
import Testing
import World

@testable import Learning

/// Cases drawn by chance: everything follows from the seed, and all of it is a lesson that can be read.
@Suite("A case drawn by chance") struct CaseDrawingTests {
  private static let seeds = Array(1...400)
  private static let drawings = seeds.map { CaseDrawing(seed: $0) }

  @Test("the same seed gives the same case, word for word")
  func repeatable() {
    for seed in [0, 1, -7, 4_711, .max, .min] {
      #expect(
        CaseText(drawing: CaseDrawing(seed: seed)).markdown == CaseText(drawing: CaseDrawing(seed: seed)).markdown)
    }
    #expect(Set(Self.drawings.map { CaseText(drawing: $0).markdown }).count == Self.seeds.count)
  }

  @Test("every fault, every symptom and every host occurs")
  func variety() {
    for fault in CaseFault.all {
      #expect(Self.drawings.contains { $0.fault.label == fault.label }, "\(fault.label)")
    }
    for symptom in CaseDrawing.Symptom.allCases { #expect(Self.drawings.contains { $0.symptom == symptom }) }
    let hosts = Set(Self.drawings.map(\.host.name))
    #expect(hosts.count >= 7, "\(hosts)")
    #expect(Set(Self.drawings.map(\.host.persona)).count >= 4)
    #expect(!hosts.contains("mail.christian.net"), "the sender's own server is not to blame")
  }

  @Test("its text is a lesson without a fault in its form, and names its seed")
  func wellFormed() throws {
    for drawing in Self.drawings {
      let (lesson, faults) = LessonReader.read(Array(CaseText(drawing: drawing).markdown.utf8))
      #expect(faults.isEmpty, "seed \(drawing.seed): \(faults)")
      #expect(lesson?.title == "Number \(drawing.seed)")
      #expect(lesson?.steps.map(\.id) == ["ticket", "culprit", "who"])
    }
  }

  @Test("wrong choices are of other causes, each of its own, and there are three of them")
  func choices() {
    for drawing in Self.drawings {
      let causes = drawing.others.map(\.cause)
      #expect(causes.count == 3 && Set(causes).count == 3 && !causes.contains(drawing.fault.cause), "\(drawing.seed)")
    }
  }

  @Test("every cause of the table has its facts, and somebody who has to act", arguments: CaseFault.all.map(\.cause))
  func facts(_ cause: Cause) throws {
    let facts = try #require(cause.facts)
    #expect(!facts.meaning.isEmpty && !facts.remedy.isEmpty && facts.who != .nobody)
  }

  @Test("who may have a mailbox gets one, and an unknown name is unknown")
  func recipients() {
    for drawing in Self.drawings {
      let name = drawing.recipient.prefix { $0 != "@" }
      let isKnown = drawing.host.hasUser(String(name))
      #expect(isKnown == (drawing.fault.scenario != nil), "\(drawing.recipient)")
    }
  }
}
