// The bar: C++ with AVX-512 intrinsics, each net as an expert would write it by hand.
#include "hand_batch.hpp"
#include "hand_single.hpp"
#include "hand_tiny_batch.hpp"

int main()
{
    Peer peer("hand-written AVX-512, g++ " __VERSION__);
    peer.forward<hand::SingleW1>("W1");
    peer.forward<hand::SingleW2>("W2");
    peer.forward<hand::SingleW3>("W3");
    peer.forward<hand::SingleW4>("W4");
    peer.train<hand::SingleW1>("W1");
    peer.train<hand::SingleW2>("W2");
    peer.train<hand::SingleW3>("W3");
    peer.train<hand::SingleW4>("W4");
    peer.forwardBatch<hand::BatchW1>("W1", 1024);
    peer.forwardBatch<hand::BatchW2>("W2", 1024);
    peer.forwardBatch<hand::BatchW3>("W3", 1024);
    peer.forwardBatch<hand::BatchW4>("W4", 1024);
    peer.trainBatch<hand::BatchW1>("W1", 1024);
    peer.trainBatch<hand::BatchW2>("W2", 1024);
    peer.trainBatch<hand::BatchW3>("W3", 1024);
    peer.trainBatch<hand::BatchW4>("W4", 1024);
    peer.adam<hand::BatchW4>("W4", ".adam.b64", 64);
    peer.adam<hand::BatchS>("S", ".adam.full", 10000);
    return peer.serve();
}
