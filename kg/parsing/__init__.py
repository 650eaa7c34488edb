"""The joint parser: tags, lemmas, trees and names from one small transformer. The only room with onnxruntime."""
