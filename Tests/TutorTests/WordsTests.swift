import Annotations
import Network
import SMTP
import Testing

@testable import Events
@testable import Sessions

@Suite("The program's own words")
struct WordsTests {
  @Test(
    "each failure has its sentence",
    arguments: [
      (.nameNotFound, "the name does not exist, or has no address of that kind"),
      (.nameServiceFailed("try again"), "the name server gave no answer (try again)"),
      (.nameServiceSilent(seconds: 1.5), "the name server gave no answer within 1.5 s"),
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
    #expect(Phrases.failure(failure) == words)
  }

  @Test(
    "who cannot connect is told what was tried and what happened, at one address or at several",
    arguments: [
      (.refused, 1, "connection refused."),
      (.nameNotFound, 0, "the name does not exist, or has no address of that kind."),
      (
        .timedOut(seconds: 30), 3,
        "no answer within 30 s (none of its 3 addresses could be reached)."
      ),
    ] as [(TransportFailure, Int, String)])
  func connecting(_ failure: TransportFailure, _ tried: Int, _ words: String) {
    let endpoint = Endpoint(host: "mx.test", port: 25)
    #expect(
      Phrases.cannotConnect(to: endpoint, Connector.Failure(reason: failure, tried: tried))
        == "Cannot connect to mx.test:25: \(words)")
  }

  @Test(
    "a failure of the network has its table of causes",
    arguments: [
      (.nameNotFound, .noName), (.nameServiceFailed("x"), .nameService),
      (.nameServiceSilent(seconds: 1), .nameService), (.timedOut(seconds: 1), .silence),
      (.refused, .refused), (.unreachable("x"), .unreachable), (.reset, .brokenOff),
      (.sourceUnusable("x"), .source), (.closedHere, .other), (.system(code: 5, text: "x"), .other),
    ] as [(TransportFailure, ConnectFailure)])
  func trouble(_ failure: TransportFailure, _ trouble: ConnectFailure) {
    #expect(ConnectFailure(failure) == trouble)
  }

  @Test(
    "a mistaken host is told with what would be right",
    arguments: [
      (
        .noHost, "A host is missing. Give a name or an address: mail.example.org, 192.0.2.1, [2001:db8::1]:25"
      ),
      (.port("x"), "\"x\" is not a port: give a number from 1 to 65535, usually 25, 587 or 465."),
      (.host("a/b"), "\"a/b\" is not a host name or address."),
      (.tooManyWords, "Give a host and at most one port: HOST, HOST PORT, HOST:PORT or [IPv6]:PORT"),
    ] as [(Endpoint.ParseError, String)])
  func mistakes(_ mistake: Endpoint.ParseError, _ words: String) {
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
    #expect(Phrases.request(request) == words)
  }

  @Test("a long request is cut")
  func longRequest() {
    let line = octets(String(repeating: "x", count: 1_000))
    #expect(Phrases.request(Request(kind: .command(Verb(of: line)), line: line)).count == 60)
  }

  @Test(
    "seconds and counts",
    arguments: [(5.0, "5 s"), (0.5, "0.5 s"), (0.04, "0 s"), (300, "300 s"), (1.26, "1.3 s")])
  func seconds(_ value: Double, _ words: String) {
    #expect(Phrases.seconds(value) == words)
    #expect(Phrases.count(1, "line") == "1 line")
    #expect(Phrases.count(2, "line") == "2 lines")
    #expect(Phrases.count(0, "reply", "replies") == "0 replies")
  }
}
