import Network
import SMTP
import Testing

@Suite("Deadlines")
struct DeadlinesTests {
  @Test(
    "without a choice they are those of RFC 5321, section 4.5.3.2",
    arguments: [
      (.connection, 300), (.command(.mail), 300), (.command(.rcpt), 300), (.command(.data), 120),
      (.endOfMessage, 600), (.command(.helo), 300), (.command(.quit), 300), (.command(.startTLS), 300),
      (.authResponse, 300), (.command(Verb(rawValue: "X")), 300),
    ] as [(Request.Kind, Double)])
  func ofTheRFC(_ kind: Request.Kind, _ seconds: Double) {
    #expect(Deadlines().limit(for: Request(kind: kind)) == seconds)
  }

  @Test("connecting takes 30 s at most, a block of text 180 s, the program's own QUIT 5 s")
  func others() {
    let deadlines = Deadlines()
    #expect(deadlines.connect == 30)
    #expect(deadlines.block == 180)
    #expect(deadlines.quit == 5)
  }

  @Test(
    "one limit chosen holds for every wait, and never lengthens the program's own QUIT",
    arguments: [0.5, 5, 60])
  func every(_ seconds: Double) {
    let deadlines = Deadlines(every: seconds)
    let kinds: [Request.Kind] = [.connection, .command(.data), .command(.mail), .endOfMessage, .authResponse]
    #expect(kinds.allSatisfy { deadlines.limit(for: Request(kind: $0)) == seconds })
    #expect(deadlines.connect == seconds)
    #expect(deadlines.block == seconds)
    #expect(deadlines.quit == min(5, seconds))
  }
}
