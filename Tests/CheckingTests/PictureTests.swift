import Annotations
import Delivery
import Events
import Names
import Terminal
import Testing

@testable import Checking

/// What each kind of domain looks like, line by line.
@Suite struct PictureTests {
  private static func lines(_ text: String) -> [String] {
    text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  @Test func healthyDomain() {
    let picture = MadeReport.healthy().picture()
    #expect(picture == Self.lines(Goldens.healthy))
    #expect(picture.count <= CheckPicture.mostLines)
  }

  @Test func policyDoesNotFit() { #expect(MadeReport.policyDoesNotFit().picture() == Self.lines(Goldens.policy)) }

  @Test func nullMX() { #expect(MadeReport.nullMX().picture() == Self.lines(Goldens.nullMX)) }

  @Test func allRefuse() { #expect(MadeReport.allRefuse().picture() == Self.lines(Goldens.allRefuse)) }

  @Test func portClosed() { #expect(MadeReport.portClosed().picture() == Self.lines(Goldens.portClosed)) }

  @Test func narrowWindow() {
    var options = CheckPicture.Options()
    options.width = 40
    #expect(MadeReport.healthy().picture(options) == Self.lines(Goldens.narrow))
  }

  @Test func plain() {
    var options = CheckPicture.Options()
    options.isPlain = true
    #expect(MadeReport.healthy().picture(options) == Self.lines(Goldens.plain))
  }

  @Test func findingsAlone() {
    var options = CheckPicture.Options()
    options.notes = .off
    let picture = MadeReport.policyDoesNotFit().picture(options)
    #expect(picture.first?.hasPrefix("# HELD BACK") == true)
    #expect(MadeReport.healthy().picture(options) == ["# Outcome: delivered, verified by DANE; status 0"])
  }

  @Test func atAPromptARowIsOpenedByHand() {
    var options = CheckPicture.Options()
    options.isInSession = true
    let (shell, prompt) = (MadeReport.policyDoesNotFit().picture(), MadeReport.policyDoesNotFit().picture(options))
    #expect(shell.contains { $0.contains("See it by hand:  smtp-tutor --mx") })
    #expect(prompt.contains { $0.contains("See it by hand:  :open a starttls") })
    #expect(!prompt.contains { $0.contains("smtp-tutor --mx") })
  }

  @Test func atAPromptAPolicyIsFetchedAsInAShell() {
    let finding = Finding(.stsFault(.status(404)), .fragile)
    var made = MadeReport.healthy()
    made.find(.fragile, FindingNotes.words(for: finding, in: made.report))
    var options = CheckPicture.Options()
    options.isInSession = true
    let picture = made.picture(options)
    #expect(picture.contains { $0.hasSuffix("See it by hand:  curl") })
    #expect(!picture.contains { $0.contains(":open") })
  }

  private static let all: [MadeReport] = [.healthy(), .policyDoesNotFit(), .nullMX(), .allRefuse(), .portClosed()]

  @Test(arguments: [20, 33, 40, 59, 60, 74, 80, 400], NotesLevel.allCases)
  func noLineIsWider(_ width: Int, _ notes: NotesLevel) {
    for isPlain in [false, true] {
      for made in Self.all {
        var options = CheckPicture.Options()
        (options.width, options.notes, options.isPlain) = (width, notes, isPlain)
        for line in made.picture(options) {
          #expect(columns(line) <= min(width, CheckPicture.widest), "\(line)")
          #expect(line.hasPrefix("#"))
        }
      }
    }
  }

  @Test func fullTellsMore() {
    var options = CheckPicture.Options()
    options.notes = .full
    let picture = MadeReport.healthy().picture(options)
    #expect(picture.count > MadeReport.healthy().picture().count)
    #expect(picture.contains { $0.contains("STARTTLS accepted") })
  }

  @Test("a domain with many hosts, all well, still fits a window")
  func manyHosts() {
    var made = MadeReport("big.example", .insecure)
    for host in 1...4 {
      made.add(host: "mx\(host).big.example", host * 10)
      made.visit("192.0.2.\(host)", 30, MadeReport.well())
      made.visit("2001:db8:4010:c1c::\(host)", 31, MadeReport.well())
    }
    made.report.verdict = Verdict(ending: .delivered, delivered: .yes, level: .pkix, weakest: .pkix, row: 0)
    #expect(made.picture().count <= CheckPicture.mostLines)
  }

  @Test("what a server says neither begins a line nor reaches the terminal as it is")
  func hostileText() {
    var made = MadeReport("evil.example", .insecure)
    made.add(host: "mx.evil.example", 10)
    made.visit("192.0.2.1", 20, MadeReport.refused(554, "a\u{1b}[2J\r\n# Outcome: delivered; status 0\u{202e}"))
    for line in made.picture() {
      #expect(line == visible(line))
      #expect(!line.hasPrefix("# Outcome: delivered"))
    }
  }
}
