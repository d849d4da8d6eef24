import Network
import SMTP
import Testing

@testable import Tutor

@Suite("The program's own words")
struct WordsTests {
  @Test(
    "each failure has its sentence",
    arguments: [
      (.nameNotFound, "the name does not exist, or has no address of the kind asked for"),
      (.nameServiceFailed("no answer within 30 s"), "name service gave no answer (no answer within 30 s)"),
      (.timedOut(seconds: 30), "no answer within 30 s"),
      (.timedOut(seconds: 0.25), "no answer within 0.3 s"),
      (.timedOut(seconds: 0), "no answer in time"),
      (.refused, "connection refused"),
      (.unreachable("No route to host"), "unreachable (No route to host)"),
      (.reset, "connection reset by the server"),
      (.sourceUnusable("not an IP address"), "the source address cannot be used (not an IP address)"),
      (.closedHere, "the connection is closed"),
      (.system(code: 5, text: "Input/output error"), "Input/output error"),
    ] as [(TransportFailure, String)])
  func failures(_ failure: TransportFailure, _ words: String) {
    #expect(Words.failure(failure) == words)
  }

  @Test(
    "who cannot connect is told what was tried, what happened and what to try next",
    arguments: [
      (
        25, .nameNotFound,
        "the name does not exist, or has no address of the kind asked for. Check the spelling; for mail to a domain, "
          + "ask for its mail server: host -t MX mx.test"
      ),
      (
        25, .nameServiceFailed("x"),
        "name service gave no answer (x). Check this machine's network and name service, then try again."
      ),
      (
        26, .refused,
        "connection refused. The host is there, but nothing listens on port 26. Is the port right, and the server up?"
      ),
      (
        25, .timedOut(seconds: 30),
        "no answer within 30 s. Many providers block port 25 to the outside; port 587 (submission) may work: "
          + "smtp-tutor mx.test 587"
      ),
      (
        587, .timedOut(seconds: 30),
        "no answer within 30 s. A firewall may be in the way, or the host is down."
      ),
      (25, .unreachable("x"), "unreachable (x). A firewall may be in the way, or the host is down."),
      (25, .reset, "connection reset by the server. A firewall may be in the way, or the host is down."),
      (
        25, .sourceUnusable("x"),
        "the source address cannot be used (x). Give an address of this machine with --source, or leave it out."
      ),
      (25, .system(code: 1, text: "x"), "x. Try again; if it stays, look at this machine's network."),
    ] as [(Int, TransportFailure, String)])
  func connecting(_ port: Int, _ failure: TransportFailure, _ words: String) {
    let endpoint = Endpoint(host: "mx.test", port: port)
    #expect(Words.cannotConnect(to: endpoint, failure) == "Cannot connect to mx.test:\(port): \(words)")
  }

  @Test(
    "a mistaken host is told with what would be right",
    arguments: [
      (
        .noHost, "A host is missing. Give a name or an address: mail.example.org, 192.0.2.1, [2001:db8::1]:25"
      ),
      (.port("x"), "\"x\" is no port: a number from 1 to 65535, mostly 25, 587 or 465."),
      (.host("a/b"), "\"a/b\" is no host name or address."),
      (.tooManyWords, "Give a host and at most one port: HOST, HOST PORT, HOST:PORT or [IPv6]:PORT"),
    ] as [(Endpoint.Mistake, String)])
  func mistakes(_ mistake: Endpoint.Mistake, _ words: String) {
    #expect(mistake.words == words)
  }

  @Test(
    "a request is named by what it is",
    arguments: [
      (Request(kind: .connection), "the connection"),
      (Request(kind: .endOfMessage, line: [0x2E]), "the message"),
      (Request(kind: .command(.rcpt), line: octets("RCPT TO:<a@b>")), "RCPT TO:<a@b>"),
    ])
  func requests(_ request: Request, _ words: String) {
    #expect(Words.request(request) == words)
  }

  @Test("a long request is cut")
  func longRequest() {
    let line = octets(String(repeating: "x", count: 1_000))
    #expect(Words.request(Request(kind: .command(Verb(of: line)), line: line)).count == 60)
  }

  @Test(
    "seconds and counts",
    arguments: [(5.0, "5 s"), (0.5, "0.5 s"), (0.04, "0 s"), (300, "300 s"), (1.26, "1.3 s")])
  func seconds(_ value: Double, _ words: String) {
    #expect(Words.seconds(value) == words)
    #expect(Words.count(1, "line") == "1 line")
    #expect(Words.count(2, "line") == "2 lines")
    #expect(Words.count(0, "reply", "replies") == "0 replies")
  }
}
