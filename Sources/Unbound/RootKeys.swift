/// The keys that the root of DNS is signed with, as IANA publishes them (root-anchors.xml): that of 2017 until it is
/// revoked, and that of 2024.
enum RootKeys {
  static let records = [
    ". IN DS 20326 8 2 E06D44B80B8F1D39A95C0B0D7C65D08458E880409BBC683457104237C7F8EC8D",
    ". IN DS 38696 8 2 683D2D0ACB8C9B712A1948B27F741219298D0A450D612C483AF444A4C0FB2B16",
  ]
}
