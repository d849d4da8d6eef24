import Testing

@testable import SASL

@Suite("A secret")
struct SecretTests {
  private struct Holder {
    let user = "ann"
    let secret = Secret(octets("hunter2pass"))
  }

  @Test("does not print itself, in whatever it is put")
  func printing() {
    let holder = Holder()
    var dumped = ""
    dump(holder, to: &dumped)
    for text in [
      "\(holder.secret)", "\(holder)", String(reflecting: holder.secret), String(reflecting: holder), dumped,
    ] {
      #expect(!text.contains("hunter2"), "\(text)")
      #expect(!text.contains("104"), "\(text)")
    }
    #expect("\(holder)".contains("ann"))
  }

  @Test("is what it was made of")
  func octetsOfIt() {
    #expect(Secret(octets("hunter2pass")).octets == octets("hunter2pass"))
    #expect(Secret([]).isEmpty)
    var typed = octets("hunter2pass")
    #expect(Secret(wiping: &typed).octets == octets("hunter2pass"))
    #expect(typed.isEmpty)
  }
}
