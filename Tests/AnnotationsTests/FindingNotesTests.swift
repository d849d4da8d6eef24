import Annotations
import Delivery
import Names
import Octets
import TLS
import Testing

/// Every finding has words, what strangers wrote stays on its line in them, and what is to be typed can be.
@Suite struct FindingNotesTests {

  private let report = CheckReport(subject: .domain(DomainName("a.test") ?? .root))

  @Test(arguments: FindingExamples.kinds) func everyFinding(_ kind: FindingKind) {
    for severity in Finding.Severity.allCases {
      let words = FindingNotes.words(for: Finding(kind, severity), in: report)
      #expect(words.sentence.utf8.count > 30 && words.sentence.hasSuffix("."))
      #expect(words.reference.hasPrefix("RFC ") || words.reference.isEmpty)
      let all = [words.sentence, words.reference, words.byHand?.line ?? ""] + words.remedy
      for text in all {
        #expect(!text.unicodeScalars.contains { $0 == "\n" || $0 == "\r" })
        #expect(!text.contains("  "))
        #expect(text.utf8.count < 420)
      }
    }
  }

  /// What strangers wrote stays on its line.
  @Test func hostileText() {
    let hostile: ForeignText = "x\n# all is well\r"
    let kinds: [FindingKind] = [
      .stsFault(.record(hostile)), .stsFault(.syntax(hostile)), .stsFault(.redirect(to: hostile)),
      .stsListedNotMX([hostile]), .port25Intercepted(banner: hostile),
      .bogus(DNSQuestion(.root, .mx), hostile), .certificateName(.root, names: [.dns("y\nz")]),
    ]
    for kind in kinds {
      let words = FindingNotes.words(for: Finding(kind, .held), in: report)
      #expect(words.sentence.contains("\\n"))
      #expect(!words.sentence.unicodeScalars.contains { $0 == "\n" || $0 == "\r" })
    }
  }

  @Test(arguments: FindingExamples.kinds) func eachCanBeLookedUp(_ kind: FindingKind) throws {
    let note = try #require(Annotator().help(kind.id), "\(kind.id)")
    #expect(note.headline.contains(kind.id))
  }

  /// The case above names every id that there is: a new one has to be added there.
  @Test func idsAreUnlike() {
    let ids = FindingExamples.kinds.map(\.id)
    #expect(Set(ids).count == 83)
    #expect(ids.allSatisfy { $0.wholeMatch(of: /[a-z0-9]+(\.[a-z0-9-]+)+/) != nil })
  }
}
