"""What people do in the product, one module for each part of the way; used by the tests and by the pictures."""
