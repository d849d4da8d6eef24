package import Octets

/// One answer of a web server, read piece by piece (RFC 9112): status line, header, and a body by its length, in chunks, or
/// up to the end of the connection. What is too long is given up; nothing is followed.
package struct HTTPAnswer: Sendable {
  package enum Fault: Error, Equatable, Sendable {
    /// Not what HTTP looks like; how it begins.
    case notHTTP(ForeignText)
    case tooLarge
    /// The connection ended in the middle.
    case cutOff
  }

  /// Octets of the status line and the header, and of what follows a chunked body.
  package static let headLimit = 16_384

  /// 100 ... 599; 0 before it has come.
  package private(set) var status = 0
  package private(set) var body: [UInt8] = []
  /// Where a redirection leads.
  package var location: ForeignText? { header["location"].map { ForeignText($0) } }
  package private(set) var isComplete = false

  private enum Part: Equatable {
    case statusLine, header
    case length(Int)
    case toTheEnd, chunkSize
    case chunk(Int)
    case chunkEnd, trailer
  }

  private let bodyLimit: Int
  private var part = Part.statusLine
  private var line: [UInt8] = []
  private var headOctets = 0
  private var header: [String: String] = [:]

  /// - Parameter bodyLimit: octets of the body, as it is once the chunks are joined.
  package init(bodyLimit: Int) { self.bodyLimit = bodyLimit }

  /// Takes octets as they came, cut anywhere; what comes after the end is left out.
  package mutating func receive(_ octets: [UInt8]) throws(Fault) {
    var rest = octets[...]
    while !rest.isEmpty, !isComplete {
      switch part {
      case .length(let left): try take(&rest, left)
      case .toTheEnd: try take(&rest, .max)
      case .chunk(let left): try take(&rest, left)
      case .statusLine, .header, .chunkSize, .chunkEnd, .trailer: try readLine(&rest)
      }
    }
  }

  /// The connection has ended.
  package mutating func finish() throws(Fault) {
    if part == .toTheEnd { isComplete = true }
    guard !isComplete else { return }
    throw status == 0 ? .notHTTP(Self.excerpt(line)) : .cutOff
  }

  // MARK: The body

  private mutating func take(_ rest: inout ArraySlice<UInt8>, _ left: Int) throws(Fault) {
    let piece = rest.prefix(left)
    rest = rest.dropFirst(piece.count)
    guard body.count + piece.count <= bodyLimit else { throw .tooLarge }
    body += piece
    switch part {
    case .length: if piece.count == left { isComplete = true } else { part = .length(left - piece.count) }
    case .chunk: part = piece.count == left ? .chunkEnd : .chunk(left - piece.count)
    default: break
    }
  }

  // MARK: Lines

  private mutating func readLine(_ rest: inout ArraySlice<UInt8>) throws(Fault) {
    let end = rest.firstIndex(of: ASCII.lineFeed)
    let piece = end.map { rest[..<$0] } ?? rest
    headOctets += piece.count + (end == nil ? 0 : 1)
    guard headOctets <= Self.headLimit else { throw status == 0 ? .notHTTP(Self.excerpt(line + piece)) : .tooLarge }
    line += piece
    rest = end.map { rest[rest.index(after: $0)...] } ?? []
    guard end != nil else { return }
    let whole = Array(line.withoutCarriageReturn)
    line = []
    try follow(whole)
  }

  private mutating func follow(_ line: [UInt8]) throws(Fault) {
    switch part {
    case .statusLine: try readStatus(line)
    case .header: if line.isEmpty { try beginBody() } else { try readField(line) }
    case .chunkSize:
      let size = try Self.chunkSize(line)
      // The bound is for each such line; what the chunks hold is bounded as the body.
      headOctets = 0
      guard body.count + size <= bodyLimit else { throw .tooLarge }
      part = size == 0 ? .trailer : .chunk(size)
    case .chunkEnd:
      guard line.isEmpty else { throw .notHTTP(Self.excerpt(line)) }
      part = .chunkSize
    case .trailer: if line.isEmpty { isComplete = true }
    case .length, .toTheEnd, .chunk: break
    }
  }

  private mutating func readStatus(_ line: [UInt8]) throws(Fault) {
    let words = line.split(separator: ASCII.space, maxSplits: 2, omittingEmptySubsequences: false)
    guard words.count >= 2, line.starts(with: Array("HTTP/1.".utf8)), words[0].count == 8, words[1].count == 3,
      let code = Int(String(decoding: words[1], as: UTF8.self)), (100...599).contains(code),
      words[1].allSatisfy(\.isASCIIDigit)
    else { throw .notHTTP(Self.excerpt(line)) }
    (status, part, header) = (code, .header, [:])
  }

  private mutating func readField(_ line: [UInt8]) throws(Fault) {
    guard let colon = line.firstIndex(of: ASCII.colon), colon > 0 else { throw .notHTTP(Self.excerpt(line)) }
    let name = String(decoding: line[..<colon].asciiLowercased, as: UTF8.self)
    // Of two the first counts; a second length that differs would be somebody's trick, and ends at the first.
    if header[name] == nil {
      header[name] = String(decoding: line[line.index(after: colon)...].trimmingBlanks, as: UTF8.self)
    }
  }

  private mutating func beginBody() throws(Fault) {
    // An answer before the answer (RFC 9110, section 15.2).
    if status < 200 {
      part = .statusLine
      return
    }
    if header["transfer-encoding"].map({ $0.lowercased().hasSuffix("chunked") }) == true {
      part = .chunkSize
    } else if let text = header["content-length"] {
      guard !text.isEmpty, text.utf8.allSatisfy(\.isASCIIDigit) else { throw .notHTTP(ForeignText(text)) }
      guard let length = Int(text), length <= bodyLimit else { throw .tooLarge }
      part = .length(length)
      isComplete = length == 0
    } else if status == 204 || status == 304 {
      isComplete = true
    } else {
      part = .toTheEnd
    }
  }

  private static func chunkSize(_ line: [UInt8]) throws(Fault) -> Int {
    let figures = line.prefix { $0 != UInt8(ascii: ";") && !$0.isBlank }
    let isNumber = figures.allSatisfy(\.isHexDigit)
    guard isNumber, !figures.isEmpty else { throw .notHTTP(excerpt(line)) }
    guard figures.count <= 8, let size = Int(String(decoding: figures, as: UTF8.self), radix: 16) else {
      throw .tooLarge
    }
    return size
  }

  private static func excerpt(_ octets: [UInt8]) -> ForeignText {
    ForeignText(String(decoding: octets.prefix(80), as: UTF8.self))
  }
}
