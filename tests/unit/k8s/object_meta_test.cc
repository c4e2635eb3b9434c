#include "k8s/object_meta.h"

#include <gtest/gtest.h>

#include <string>

#include "value/json.h"

namespace ksp::k8s {
namespace {

struct Case {
  std::string_view metadata;
  std::string_view errors;  // as apimachinery v0.34.5 words them
};

TEST(ObjectMeta, IsValidatedAsApimachineryDoes) {
  constexpr Case
      kCases
          [] =
              {
                  {R"~({"name":"OWN_","namespace":"b.c"})~",
                   R"~(metadata.name: Invalid value: "OWN_": a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*'))~"
                   "\n"
                   R"~(metadata.namespace: Invalid value: "b.c": must not contain dots)~"},
                  {R"~({"name":"a","generateName":"-X-","namespace":"b"})~",
                   R"~(metadata.generateName: Invalid value: "-X-": a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*'))~"},
                  {R"~({"name":"a","namespace":"b","labels":{"-k":"v","k":"-v","a/b/c":"x"},"annotations":{"K ":"v","\u212Aey":"x"}})~",
                   R"~(metadata.annotations: Invalid value: "K ": name part must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]'))~"
                   "\n"
                   R"~(metadata.labels: Invalid value: "-k": name part must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]'))~"
                   "\n"
                   R"~(metadata.labels: Invalid value: "-v": a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', regex used for validation is '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?'))~"
                   "\n"
                   R"~(metadata.labels: Invalid value: "a/b/c": a qualified name must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]') with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName'))~"},
                  {R"~({"name":"a","namespace":"b","finalizers":["orphan","foregroundDeletion","x y"]})~",
                   R"~(metadata.finalizers: Invalid value: "x y": name part must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]'))~"
                   "\n"
                   R"~(metadata.finalizers: Invalid value: ["orphan","foregroundDeletion","x y"]: finalizer orphan and foregroundDeletion cannot be both set)~"},
                  {R"~({"name":"a","namespace":"b","managedFields":[{"operation":"x","fieldsType":"y","manager":"mmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmm","subresource":"sssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssss"},{"operation":"Apply"}]})~",
                   R"~(metadata.managedFields[0].fieldsType: Invalid value: "y": must be `FieldsV1`)~"
                   "\n"
                   R"~(metadata.managedFields[0].manager: Too long: may not be more than 128 bytes)~"
                   "\n"
                   R"~(metadata.managedFields[0].operation: Invalid value: "x": must be `Apply` or `Update`)~"
                   "\n"
                   R"~(metadata.managedFields[0].subresource: Too long: may not be more than 256 bytes)~"},
                  {R"~({"name":"a","namespace":"b","ownerReferences":[{"apiVersion":"","kind":"","name":"","uid":""},{"apiVersion":"v1","kind":"Event","name":"e","uid":"1"},{"apiVersion":"a/b/c","kind":"K","name":"n","uid":"2"}]})~", R"~(metadata.ownerReferences.apiVersion: Invalid value: "": version must not be empty)~"
                                                                                                                                                                                                                                          "\n"
                                                                                                                                                                                                                                          R"~(metadata.ownerReferences.apiVersion: Invalid value: "a/b/c": version must not be empty)~"
                                                                                                                                                                                                                                          "\n"
                                                                                                                                                                                                                                          R"~(metadata.ownerReferences.kind: Invalid value: "": must not be empty)~"
                                                                                                                                                                                                                                          "\n"
                                                                                                                                                                                                                                          R"~(metadata.ownerReferences.name: Invalid value: "": must not be empty)~"
                                                                                                                                                                                                                                          "\n"
                                                                                                                                                                                                                                          R"~(metadata.ownerReferences.uid: Invalid value: "": must not be empty)~"
                                                                                                                                                                                                                                          "\n"
                                                                                                                                                                                                                                          R"~(metadata.ownerReferences: Invalid value: {"apiVersion":"v1","kind":"Event","name":"e","uid":"1"}: /v1, Kind=Event is disallowed from being an owner)~"},
                  {R"~({"name":"a","namespace":"b","ownerReferences":[{"apiVersion":"v1","kind":"A","name":"a","uid":"1","controller":true},{"apiVersion":"g/v1","kind":"B","name":"b","uid":"2","controller":true}]})~",
                   R"~(metadata.ownerReferences: Invalid value: [{"apiVersion":"v1","kind":"A","name":"a","uid":"1","controller":true},{"apiVersion":"g/v1","kind":"B","name":"b","uid":"2","controller":true}]: Only one reference can have Controller set to true. Found "true" in references for A/a and B/b)~"},
              };
  for (const Case& each : kCases) {
    FieldErrors errors;
    ValidateObjectMeta(ParseJson(each.metadata).value, true, &errors);
    std::string text;
    for (const SchemaError& error : errors.Take()) text += (text.empty() ? "" : "\n") + error.text;
    EXPECT_EQ(text, each.errors) << each.metadata;
  }
}

}  // namespace
}  // namespace ksp::k8s
