import Octets
import SASL
import Testing

@Suite("Digests for logging in")
struct DigestsTests {
  @Test("SHA-256 as in RFC 6234")
  func sha256() throws {
    #expect(
      try Digests.sha256(octets("abc"))
        == hexadecimal("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"))
    #expect(
      try Digests.sha256([]) == hexadecimal("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"))
  }

  static let md5Cases: [([UInt8], [UInt8], String)] = [
    ([UInt8](repeating: 0x0b, count: 16), octets("Hi There"), "9294727a3638bb1c13f48ef8158bfc9d"),
    (octets("Jefe"), octets("what do ya want for nothing?"), "750c783e6ab0b503eaa86e310a5db738"),
    (
      [UInt8](repeating: 0xaa, count: 16), [UInt8](repeating: 0xdd, count: 50), "56be34521d144c88dbb8c733f0e8b3f6"
    ),
    (
      [UInt8](repeating: 0xaa, count: 80), octets("Test Using Larger Than Block-Size Key - Hash Key First"),
      "6b1ab7fe4bd7bf8f0b62e6ce61b9d0cd"
    ),
    // RFC 2195: what CRAM-MD5 sends.
    (
      octets("tanstaaftanstaaf"), octets("<1896.697170952@postoffice.reston.mci.net>"),
      "b913a602c7eda7a495b4e6e7334d3890"
    ),
    ([], [], "74e6f7298a9c2d168935f58c001bad88"),
  ]

  @Test("HMAC-MD5 as in RFC 2202 and RFC 2195", arguments: md5Cases)
  func hmacMD5(_ key: [UInt8], _ message: [UInt8], _ code: String) throws {
    #expect(try Digests.hmacMD5(key: key, message) == hexadecimal(code))
  }

  static let sha256Cases: [([UInt8], [UInt8], String)] = [
    (
      [UInt8](repeating: 0x0b, count: 20), octets("Hi There"),
      "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"
    ),
    (
      octets("Jefe"), octets("what do ya want for nothing?"),
      "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
    ),
    (
      [UInt8](repeating: 0xaa, count: 131), octets("Test Using Larger Than Block-Size Key - Hash Key First"),
      "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"
    ),
    ([], [], "b613679a0814d9ec772f95d778c35fc5ff1697c493715653c6c712144292c5ad"),
  ]

  @Test("HMAC-SHA-256 as in RFC 4231", arguments: sha256Cases)
  func hmacSHA256(_ key: [UInt8], _ message: [UInt8], _ code: String) throws {
    #expect(try Digests.hmacSHA256(key: key, message) == hexadecimal(code))
  }

  @Test("PBKDF2 as in RFC 7914, section 11")
  func pbkdf2() throws {
    #expect(
      try Digests.pbkdf2SHA256(password: octets("passwd"), salt: octets("salt"), rounds: 1)
        == hexadecimal("55ac046e56e3089fec1691c22544b605f94185216dde0465e68b9d57c20dacbc"))
    #expect(
      try Digests.pbkdf2SHA256(password: octets("Password"), salt: octets("NaCl"), rounds: 80_000)
        == hexadecimal("4ddcd8f60b98be21830cee5ef22701f9641a4418d04c0414aeff08876b34ab56"))
  }

  @Test("the client's proof of RFC 7677 comes out of these digests")
  func scram() throws {
    let salt = try #require(Base64.decode("W22ZaJ0SNY7soEsUEjb6gQ=="))
    let salted = try Digests.pbkdf2SHA256(password: octets("pencil"), salt: salt, rounds: 4_096)
    let clientKey = try Digests.hmacSHA256(key: salted, octets("Client Key"))
    let nonce = "rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0"
    let message =
      "n=user,r=rOprNGfwEbeRWgbNEkqO,r=\(nonce),s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096,c=biws,r=\(nonce)"
    let signature = try Digests.hmacSHA256(key: Digests.sha256(clientKey), octets(message))
    #expect(
      Base64.encode(zip(clientKey, signature).map { $0 ^ $1 }) == "dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ=")
  }

  @Test("a server cannot ask for rounds without end")
  func rounds() throws {
    let limit = Digests.roundsLimit
    #expect(throws: DigestFailure.tooManyRounds(limit: limit)) {
      try Digests.pbkdf2SHA256(password: [], salt: [], rounds: limit + 1)
    }
    for rounds in [0, -1, Int.min] {
      #expect(throws: DigestFailure.refused("PBKDF2")) {
        try Digests.pbkdf2SHA256(password: [], salt: [], rounds: rounds)
      }
    }
    #expect(try Digests.pbkdf2SHA256(password: [], salt: [], rounds: 1).count == 32)
  }

  @Test("random octets are as many as asked for, and others each time")
  func random() throws {
    #expect(try Digests.random(0) == [])
    #expect(try Digests.random(24).count == 24)
    #expect(try Digests.random(24) != Digests.random(24))
    #expect(throws: DigestFailure.refused("random octets")) { try Digests.random(-1) }
  }

  @Test("two texts are equal when all their octets are")
  func equal() {
    #expect(Digests.areEqual([], []))
    #expect(Digests.areEqual([1, 2, 3], [1, 2, 3]))
    #expect(!Digests.areEqual([1, 2, 3], [1, 2, 4]))
    #expect(!Digests.areEqual([1, 2, 3], [0, 2, 3]))
    #expect(!Digests.areEqual([1, 2, 3], [1, 2]))
  }
}
