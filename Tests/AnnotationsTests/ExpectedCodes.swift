import Causes

@testable import Annotations

/// Which codes have to be known where: the facts this room was written from, restated so that a row that gets lost
/// is missed. `RFC 5321, section 4.3.2` and its extensions; practice; folklore.
enum ExpectedCodes {
  struct Case: Sendable, CustomStringConvertible {
    let place: ReplyContext
    let code: Int

    var description: String { "\(code) at \(place.rawValue)" }
  }

  static let all: [Case] = byPlace.flatMap { place, codes in codes.map { Case(place: place, code: $0) } }

  private static let byPlace: [(ReplyContext, [Int])] = [
    (
      .connect,
      [
        220, 421, 450, 521, 554,
      ]
    ),
    (
      .ehlo,
      [
        250, 500, 501, 502, 504, 521, 550, 554,
      ]
    ),
    (
      .helo,
      [
        250, 501, 504, 550,
      ]
    ),
    (
      .mail,
      [
        250, 355, 421, 430, 451, 452, 455, 500, 501, 502, 503, 504, 521, 530, 533, 550, 552, 553, 554, 555,
      ]
    ),
    (
      .rcpt,
      [
        101, 111, 200, 250, 251, 420, 431, 441, 442, 446, 447, 449, 450, 451, 452, 455, 471, 501, 503, 510,
        511, 512, 513, 530, 540, 541, 550, 551, 552, 553, 554, 555, 556, 591,
      ]
    ),
    (
      .data,
      [
        250, 354, 451, 503, 554,
      ]
    ),
    (
      .endOfMessage,
      [
        250, 353, 421, 430, 450, 451, 452, 500, 501, 502, 503, 504, 533, 550, 552, 554,
      ]
    ),
    (
      .rset,
      [
        250, 421, 430, 500, 501, 502, 503, 504, 530, 533,
      ]
    ),
    (
      .noop,
      [
        250, 421, 430, 500, 501, 502, 503, 504, 533, 554,
      ]
    ),
    (
      .quit,
      [
        221
      ]
    ),
    (
      .vrfy,
      [
        250, 251, 252, 502, 504, 550, 551, 553,
      ]
    ),
    (
      .expn,
      [
        250, 252, 500, 502, 504, 550,
      ]
    ),
    (
      .help,
      [
        211, 214, 502, 504, 530,
      ]
    ),
    (
      .other,
      [
        101, 111, 200, 420, 421, 430, 431, 441, 442, 446, 447, 449, 471, 500, 501, 502, 503, 504, 510, 511,
        512, 513, 533, 540, 541, 591,
      ]
    ),
    (
      .auth,
      [
        235, 334, 422, 432, 435, 454, 500, 501, 503, 504, 523, 524, 525, 530, 534, 535, 538,
      ]
    ),
    (
      .startTLS,
      [
        220, 454, 501, 502, 503,
      ]
    ),
    (
      .bdat,
      [
        250, 501, 503,
      ]
    ),
    (
      .burl,
      [
        554
      ]
    ),
    (
      .etrn,
      [
        250, 251, 252, 253, 458, 459,
      ]
    ),
    (
      .atrn,
      [
        250, 450, 451, 453,
      ]
    ),
    (
      .turn,
      [
        502
      ]
    ),
    (
      .xclient,
      [
        220
      ]
    ),
    (
      .xforward,
      [
        250
      ]
    ),
  ]
}
