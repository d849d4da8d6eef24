import Octets
import Testing

@testable import Checking

@Suite struct HTTPAnswerTests {
  struct Case: Sendable {
    let text: String
    let status: Int
    let body: String

    init(_ text: String, _ status: Int, _ body: String) {
      (self.text, self.status, self.body) = (text.replacing("\n", with: "\r\n"), status, body)
    }
  }

  static let cases = [
    Case("HTTP/1.1 200 OK\nContent-Length: 5\n\nhello", 200, "hello"),
    Case("HTTP/1.1 200 OK\nContent-Length: 5\n\nhello and more", 200, "hello"),
    Case("HTTP/1.0 200\n\nto the end", 200, "to the end"),
    Case("HTTP/1.1 200 OK\nTransfer-Encoding: chunked\n\n5\nhello\n1;x=y\n!\n0\n\n", 200, "hello!"),
    Case(
      "HTTP/1.1 200 OK\nTransfer-Encoding: gzip, Chunked\nContent-Length: 3\n\nA\n0123456789\n0\nTrailer: x\n\n", 200,
      "0123456789"),
    Case("HTTP/1.1 100 Continue\n\nHTTP/1.1 404 Not Found\nContent-Length: 2\n\nno", 404, "no"),
    Case("HTTP/1.1 301 Moved\nLocation: https://elsewhere.test/\nContent-Length: 0\n\n", 301, ""),
    Case("HTTP/1.1 204 No Content\n\n", 204, ""),
    Case("HTTP/1.1 200 OK\nTransfer-Encoding: chunked\n\n000\n\n", 200, ""),
  ]

  private func read(_ pieces: [[UInt8]], limit: Int = 64) throws -> HTTPAnswer {
    var answer = HTTPAnswer(bodyLimit: limit)
    for piece in pieces { try answer.receive(piece) }
    try answer.finish()
    return answer
  }

  /// Whole, octet by octet, and cut in two at every place.
  @Test(arguments: cases) func howeverItIsCut(_ one: Case) throws {
    let octets = Array(one.text.utf8)
    var ways = [[octets], octets.map { [$0] }]
    for place in 0...octets.count { ways.append([Array(octets[..<place]), Array(octets[place...])]) }
    for way in ways {
      let answer = try read(way)
      #expect(answer.status == one.status)
      #expect(String(decoding: answer.body, as: UTF8.self) == one.body)
    }
  }

  @Test func whereARedirectionLeads() throws {
    let answer = try read([Array(Self.cases[6].text.utf8)])
    #expect(answer.location?.raw == "https://elsewhere.test/")
  }

  /// Cut off anywhere before its end, an answer with a length is none.
  @Test func whatIsCutOff() throws {
    let octets = Array(Self.cases[3].text.utf8)
    for end in 0..<octets.count {
      #expect(throws: HTTPAnswer.Fault.self) { try read([Array(octets[..<end])]) }
    }
  }

  @Test(arguments: [
    "220 mx.example.org ESMTP\r\n", "SSH-2.0-x\r\n", "HTTP/2 200\r\n", "HTTP/1.1 20 OK\r\n", "HTTP/1.1 0200 OK\r\n",
    "HTTP/1.1 999 OK\r\n", "HTTP/1.1 200 OK\r\nno colon\r\n", "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n",
    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n\r\n",
    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nx\r\n",
    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nab\r\n0\r\n\r\n",
  ])
  func whatIsNoHTTP(_ text: String) {
    #expect {
      try read([Array(text.utf8)])
    } throws: { error in
      if case .notHTTP? = error as? HTTPAnswer.Fault { true } else { false }
    }
  }

  @Test(arguments: [
    "HTTP/1.1 200 OK\r\nContent-Length: 65\r\n\r\n", "HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999\r\n\r\n",
    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n41\r\n",
    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nFFFFFFFF\r\n",
    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1FFFFFFFFFFFFFFFF\r\n",
    "HTTP/1.1 200 OK\r\n\r\n" + String(repeating: "x", count: 65),
    "HTTP/1.1 200 OK\r\n" + String(repeating: "X: y\r\n", count: 4_000) + "\r\n",
    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n" + String(repeating: "X: y\r\n", count: 4_000),
    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0" + String(repeating: " ", count: 20_000),
  ])
  func whatIsTooLarge(_ text: String) {
    #expect(throws: HTTPAnswer.Fault.tooLarge) { try read([Array(text.utf8)]) }
  }

  /// Chunks without end stay within the bound of the body, octet by octet too.
  @Test func aBombOfChunks() {
    #expect(throws: HTTPAnswer.Fault.tooLarge) {
      var answer = HTTPAnswer(bodyLimit: 1_000)
      try answer.receive(Array("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n".utf8))
      for _ in 0..<2_000 { for octet in Array("1\r\nx\r\n".utf8) { try answer.receive([octet]) } }
    }
  }
}
